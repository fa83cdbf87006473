import { expect, test } from 'vitest';
import { createAppStore } from './store.ts';

const store = (text: string) =>
  createAppStore(text, { language: 'en', theme: 'system', device: 'auto', model: 'jmed-mini', rows: 10 });
const textOf = (app: ReturnType<typeof store>) => app.getState().history.present.text;

test('filling a mask says so, can be undone, and leaves the other masks', () => {
  const app = store('[MASK]と[MASK]');
  app.getState().fill(1, 2, '肺炎');
  expect(textOf(app)).toBe('[MASK]と肺炎');
  expect(app.getState().done).toEqual({ kind: 'filled', mask: 2, word: '肺炎' });
  app.getState().undo();
  expect(textOf(app)).toBe('[MASK]と[MASK]');
  expect(app.getState().done).toBeUndefined();
  app.getState().redo();
  expect(textOf(app)).toBe('[MASK]と肺炎');
});

test('a row of predictions for a text with other masks fills nothing', () => {
  const app = store('[MASK]と[MASK]');
  app.getState().fill(0, 1, '肺炎');
  expect(textOf(app)).toBe('[MASK]と[MASK]');
});

test('masking takes the range given and says which word went', () => {
  const app = store('この患者は肺炎です');
  app.getState().mask({ start: 5, end: 7 });
  expect(textOf(app)).toBe('この患者は[MASK]です');
  expect(app.getState().done).toEqual({ kind: 'masked', word: '肺炎' });
  app.getState().mask({ start: 2, end: 4 });
  expect(textOf(app)).toBe('この[MASK]は[MASK]です');
});

test('a mask gives back the word it was put over, and says so', () => {
  const app = store('この患者は肺炎です');
  app.getState().mask({ start: 5, end: 7 });
  app.getState().unmask({ start: 5, end: 11 });
  expect(textOf(app)).toBe('この患者は肺炎です');
  expect(app.getState().done).toEqual({ kind: 'restored', word: '肺炎' });
  app.getState().undo();
  expect(textOf(app)).toBe('この患者は[MASK]です');
});

test('a mask without a word behind it stays', () => {
  const app = store('[MASK]です');
  app.getState().unmask({ start: 0, end: 6 });
  expect(textOf(app)).toBe('[MASK]です');
});

test('a mask put at the caret is counted as the page’s change, but there is nothing to tell', () => {
  const app = store('肺炎');
  app.getState().mask({ start: 0, end: 0 });
  expect(textOf(app)).toBe('[MASK]肺炎');
  expect(app.getState().edits).toBe(1);
  expect(app.getState().done).toBeUndefined();
});

test('an example or a link replaces the text and can be undone', () => {
  const app = store('my own sentence');
  app.getState().setText('[MASK]');
  app.getState().undo();
  expect(textOf(app)).toBe('my own sentence');
});

test('choosing one setting leaves the others', () => {
  const app = store('');
  app.getState().choose({ theme: 'dark' });
  expect(app.getState().settings).toEqual({
    language: 'en',
    theme: 'dark',
    device: 'auto',
    model: 'jmed-mini',
    rows: 10,
  });
});
