import { EmptyTextError, type JmedError, NoMaskError } from '../../engine/errors.ts';
import type { ReadText } from '../../worker/reader.ts';
import { BUILT_IN } from '../models.ts';
import type { AppState } from '../store/store.ts';
import { maskSpans } from '../text/masks.ts';
import { FIRST_ANSWER, type ShownAnswer } from './first-answer.ts';

const SAVED_ROWS = FIRST_ANSWER.masks[0]?.length ?? 0;

/** Whether the answer of an earlier run is shown: to its own sentence, as the built-in model ranks all tokens, until the model answers. */
export function isSavedShown(state: AppState): boolean {
  const { engine, answer, problem, filter, settings } = state;
  const isAwaited = engine.phase === 'opening' || (engine.phase === 'ready' && !answer && !problem);
  return isAwaited && filter === 'all' && settings.rows <= SAVED_ROWS && isFirst(state);
}

/** The answer that is shown: the model's own, or the one of an earlier run. */
export function shownAnswer(state: AppState): ShownAnswer | undefined {
  return isSavedShown(state) ? FIRST_ANSWER : state.answer;
}

/** The last reading of a text; before there is one, that of the first sentence. */
export function shownReading(state: AppState): ReadText | undefined {
  return state.reading ?? (isFirst(state) ? FIRST_ANSWER.encoding : undefined);
}

/** Whether predictions are shown, or will be when the model has opened: what belongs to them then has its place. */
export function isListed(state: AppState): boolean {
  return state.engine.phase !== 'failed' && shownProblem(state) === undefined;
}

const EMPTY = new EmptyTextError();
const NO_MASK = new NoMaskError();

/** Why there are no predictions; what the text alone tells is known before the model has answered. */
export function shownProblem({ engine, answer, problem, history }: AppState): JmedError | undefined {
  if (engine.phase === 'ready' && (answer || problem)) return problem;
  const { text } = history.present;
  if (text.trim() === '') return EMPTY;
  return maskSpans(text).length === 0 ? NO_MASK : undefined;
}

function isFirst({ settings, history }: AppState): boolean {
  return settings.model === BUILT_IN.id && history.present.text === FIRST_ANSWER.encoding.text;
}
