import type { StateCreator } from 'zustand';
import type { JmedError } from '../../engine/errors.ts';
import type { RuntimeInfo } from '../../engine/session/masked-lm.ts';
import type { EngineState } from '../../worker/client.ts';
import type { ReadText } from '../../worker/reader.ts';
import type { Answer } from '../../worker/worker.ts';
import type { AppState } from './store.ts';

export interface EngineSlice {
  readonly engine: EngineState;
  /** What the answers come from now: it changes when a GPU is lost. */
  readonly runtime: RuntimeInfo | undefined;
  /** The worker died and was started again; until the person has seen it or goes on typing. */
  readonly restarted: boolean;
  /** Requests of page and worker since everything was loaded; undefined before. */
  readonly requests: number | undefined;
  /** The last text the engine has read; it may be older than the sentence. */
  readonly reading: ReadText | undefined;
  readonly answer: Answer | undefined;
  /** Why there is no answer for the text last asked about. */
  readonly problem: JmedError | undefined;
  /** An answer for the present text is on its way. */
  readonly busy: boolean;
  setEngine(engine: EngineState): void;
  setReading(reading: ReadText): void;
  setAnswer(answer: Answer): void;
  setProblem(problem: JmedError): void;
  dismissRestart(): void;
}

export const createEngineSlice: StateCreator<AppState, [], [], EngineSlice> = (set) => ({
  engine: { phase: 'opening', progress: undefined },
  runtime: undefined,
  restarted: false,
  requests: undefined,
  reading: undefined,
  answer: undefined,
  problem: undefined,
  busy: false,
  setEngine: (engine) => set(engine.phase === 'ready' ? { engine, runtime: engine.model.runtime } : { engine }),
  setReading: (reading) => set({ reading }),
  setAnswer: (answer) =>
    set({ answer, reading: answer.encoding, runtime: answer.runtime, problem: undefined, busy: false }),
  setProblem: (problem) => set({ problem, answer: undefined, busy: false }),
  dismissRestart: () => set({ restarted: false }),
});
