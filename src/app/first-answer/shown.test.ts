import { expect, test } from 'vitest';
import { CancelledError } from '../../engine/errors.ts';
import type { Answer } from '../../worker/worker.ts';
import { EXAMPLES } from '../examples/examples.ts';
import { createAppStore } from '../store/store.ts';
import { FIRST_ANSWER } from './first-answer.ts';
import { isListed, isSavedShown, shownAnswer, shownProblem, shownReading } from './shown.ts';

const FIRST = EXAMPLES[0]?.sentence ?? '';
const runtime = { device: 'wasm', dtype: 'q8', threads: 1, adapter: '' } as const;
const READY = {
  phase: 'ready',
  model: { name: 'model', runtime, maxTokens: 16, formats: [], sha256: { manifest: '', dictionary: '' } },
} as const;
const LIVE: Answer = { ...FIRST_ANSWER, warnings: [], ms: 1, runtime };

function opened(text = FIRST, model: 'jmed-mini' | 'stored:other' = 'jmed-mini') {
  return createAppStore(text, { language: 'en', theme: 'system', device: 'auto', model, rows: 10 });
}

test('the first example’s saved predictions and reading are shown from the start', () => {
  const state = opened().getState();
  expect(isSavedShown(state)).toBe(true);
  expect(shownAnswer(state)).toBe(FIRST_ANSWER);
  expect(shownReading(state)).toBe(FIRST_ANSWER.encoding);
});

test('the model’s own answer replaces them, and its failure too', () => {
  const app = opened();
  app.getState().setEngine(READY);
  expect(isSavedShown(app.getState())).toBe(true);
  app.getState().setAnswer(LIVE);
  expect(isSavedShown(app.getState())).toBe(false);
  expect(shownAnswer(app.getState())).toBe(LIVE);
  const failed = opened();
  failed.getState().setEngine({ phase: 'failed', error: new CancelledError() });
  expect(isSavedShown(failed.getState())).toBe(false);
});

test('they are shown for no other text, model, filter or number of rows', () => {
  expect(shownAnswer(opened(`${FIRST}。`).getState())).toBeUndefined();
  expect(shownReading(opened(`${FIRST}。`).getState())).toBeUndefined();
  expect(shownAnswer(opened(FIRST, 'stored:other').getState())).toBeUndefined();
  expect(shownReading(opened(FIRST, 'stored:other').getState())).toBeUndefined();
  const app = opened();
  app.getState().chooseFilter('diseases');
  expect(shownAnswer(app.getState())).toBeUndefined();
  app.getState().chooseFilter('all');
  app.getState().choose({ rows: 20 });
  expect(shownAnswer(app.getState())).toBeUndefined();
});

test('a saved prediction fills the mask, and undoing that brings the predictions back', () => {
  const app = opened();
  app.getState().fill(0, 1, FIRST_ANSWER.masks[0]?.[1]?.token_str ?? '');
  expect(app.getState().history.present.text).toBe(FIRST.replace('[MASK]', 'レビー小体型認知症'));
  expect(shownAnswer(app.getState())).toBeUndefined();
  app.getState().undo();
  expect(shownAnswer(app.getState())).toBe(FIRST_ANSWER);
});

test('a word of the saved reading can be masked before the model has read the text', () => {
  const app = opened();
  app.getState().pressWord(1, FIRST);
  expect(app.getState().history.present.text).toBe('この[MASK]は[MASK]と診断された。');
});

test('that a text is empty or has no mask is told before the model has answered, and not forgotten when it has opened', () => {
  for (const [text, code] of [
    [' \u3000', 'empty'],
    ['肺炎。', 'no-mask'],
  ] as const) {
    const app = opened(text);
    expect(shownProblem(app.getState())?.code).toBe(code);
    app.getState().setEngine(READY);
    expect(shownProblem(app.getState())?.code).toBe(code);
    expect(isListed(app.getState())).toBe(false);
  }
  expect(shownProblem(opened('[MASK]。').getState())).toBeUndefined();
});
