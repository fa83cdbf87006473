import type { Remote } from 'comlink';
import { useCallback, useEffect, useRef, useState } from 'react';
import { JmedError, UnexpectedError } from '../../engine/errors.ts';
import type { WorkerApi } from '../../worker/worker.ts';
import { useController } from '../store/context.tsx';

export interface AnalysisState<T> {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  /** While it runs, what there is so far. */
  readonly value: T | undefined;
  readonly error: JmedError | undefined;
  /** How far it is; total 0 while that isn't known. */
  readonly progress: { readonly done: number; readonly total: number };
}

/** What a job tells while it runs. */
export interface AnalysisEvents<T> {
  onPartial(value: T): void;
  onStep(done: number, total: number): void;
}

export type AnalysisJob<T> = (api: Remote<WorkerApi>, id: number, events: AnalysisEvents<T>) => Promise<T>;

export interface Analysis<T> extends AnalysisState<T> {
  /** Begins anew; what ran for it before is stopped. */
  start(job: AnalysisJob<T>): void;
  /** Stops it; what there is so far stays. */
  stop(): void;
  /** Stops it and forgets what it found. */
  reset(): void;
}

const NO_PROGRESS = { done: 0, total: 0 };
const IDLE = { phase: 'idle', value: undefined, error: undefined, progress: NO_PROGRESS } as const;

/**
 * One analysis in the worker, for one place in the page. It is stopped when the place goes away.
 * @param view the place's name
 */
export function useAnalysis<T>(view: string): Analysis<T> {
  const { analyses } = useController();
  const [state, setState] = useState<AnalysisState<T>>(IDLE);
  const running = useRef<AbortController>(undefined);
  const stop = useCallback(() => {
    if (!running.current) return;
    running.current.abort();
    running.current = undefined;
    setState((now) => ({ ...now, phase: 'stopped' }));
  }, []);
  const reset = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setState(IDLE);
  }, []);
  const start = useCallback(
    (job: AnalysisJob<T>) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const isCurrent = () => running.current === own;
      const end = (state: AnalysisState<T>) => {
        if (!isCurrent()) return;
        running.current = undefined;
        setState(state);
      };
      // What the one before found stays in sight until there is something new.
      setState(({ value }) => ({ ...IDLE, phase: 'running', value }));
      const onPartial = (value: T) => {
        if (isCurrent()) setState(({ progress }) => ({ ...IDLE, phase: 'running', value, progress }));
      };
      const onStep = (done: number, total: number) => {
        if (isCurrent()) setState((now) => ({ ...now, progress: { done, total } }));
      };
      analyses
        .analyse(view, own.signal, (api, id) => job(api, id, { onPartial, onStep }))
        .then(
          (value) => end({ ...IDLE, phase: 'done', value }),
          (thrown: unknown) => {
            const error = thrown instanceof JmedError ? thrown : new UnexpectedError(thrown);
            // Another model was opened, or the worker died: it is asked again when there is one.
            if (error.code === 'cancelled' || error.code === 'worker') end({ ...IDLE, phase: 'stopped' });
            else end({ ...IDLE, phase: 'failed', error });
          },
        );
    },
    [analyses, view],
  );
  useEffect(() => () => running.current?.abort(), []);
  return { ...state, start, stop, reset };
}
