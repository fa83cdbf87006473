import { dependencies, version } from '../../../package.json' with { type: 'json' };
import type { RuntimeInfo } from '../../engine/session/masked-lm.ts';
import { isBuiltIn } from '../models.ts';
import type { AppState } from '../store/store.ts';
import type { BrowserFacts } from './browser-facts.ts';

/**
 * What helps to find out why the page is slow or fails on a device. It has no place for anything that was typed, nor for names of models,
 * lexicons or files, which people choose: only what the browser, the device and the page's own code say.
 */
export interface DeviceReport {
  /** ISO 8601. */
  readonly made: string;
  readonly page: {
    readonly version: string;
    readonly onnxruntimeWeb: string;
    readonly language: string;
    /** Its files' sha256, once they are loaded. */
    readonly dictionary: string | null;
  };
  readonly model: {
    readonly kind: 'built in' | 'stored';
    readonly phase: string;
    /** The manifest's sha256. */
    readonly manifest: string | null;
    readonly maxTokens: number | null;
  };
  readonly runtime: RuntimeInfo | null;
  readonly wished: string;
  /** The files of the person's own in force. */
  readonly lexicons: { readonly place: string; readonly on: number; readonly ownWords: number } | null;
  readonly browser: BrowserFacts;
  /** The newest last. */
  readonly errors: readonly { readonly code: string; readonly at: string; readonly times: number }[];
}

type Facts = Pick<AppState, 'settings' | 'engine' | 'runtime' | 'lexicons' | 'errors'>;

export function deviceReport({ settings, engine, runtime, lexicons, errors }: Facts, browser: BrowserFacts, now: Date) {
  const opened = engine.phase === 'ready' ? engine.model : undefined;
  const report: DeviceReport = {
    made: now.toISOString(),
    page: {
      version,
      onnxruntimeWeb: dependencies['onnxruntime-web'],
      language: settings.language,
      dictionary: opened?.sha256.dictionary ?? null,
    },
    model: {
      kind: isBuiltIn(settings.model) ? 'built in' : 'stored',
      phase: engine.phase,
      manifest: opened?.sha256.manifest ?? null,
      maxTokens: opened?.maxTokens ?? null,
    },
    runtime: runtime ?? null,
    wished: settings.device,
    lexicons: lexicons
      ? {
          place: lexicons.place,
          on: lexicons.lexicons.filter(({ kind, on }) => kind === 'file' && on).length,
          ownWords: lexicons.own.words,
        }
      : null,
    browser,
    errors: errors.map(({ code, at, times }) => ({ code, at: new Date(at).toISOString(), times })),
  };
  return report;
}

/** As it is copied. */
export function reportText(report: DeviceReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
