import type { AppState, AppStore } from '../store/store.ts';

/** What a text says before it is whole, and what a person wished for: no failures. */
const NO_FAILURES = new Set(['empty', 'no-mask', 'has-mask', 'cancelled']);

/** Notes the code of whatever fails from now on, for the report of this device. */
export function noteErrors(store: AppStore): void {
  store.subscribe((state, before) => {
    for (const code of newCodes(state, before)) if (!NO_FAILURES.has(code)) state.noteError(code);
  });
  for (const type of ['error', 'unhandledrejection'] as const) {
    globalThis.addEventListener?.(type, () => store.getState().noteError('unexpected'));
  }
}

function* newCodes(state: AppState, before: AppState): Generator<string> {
  const { engine, problem, runtime, modelFailures, lexiconFailures } = state;
  if (engine.phase === 'failed' && engine !== before.engine) yield engine.error.code;
  if (problem && problem !== before.problem) yield problem.code;
  if (state.restarted && !before.restarted) yield 'worker';
  const fallback = runtime?.fallback?.reason;
  if (fallback && fallback !== before.runtime?.fallback?.reason) yield fallback;
  for (const failure of modelFailures) if (!before.modelFailures.includes(failure)) yield failure.error.code;
  for (const failure of lexiconFailures) if (!before.lexiconFailures.includes(failure)) yield failure.error.code;
}
