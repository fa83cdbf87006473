import { expect, test } from 'vitest';
import { begin, redo, step, typed, undo } from './history.ts';
import type { Edit } from './masks.ts';

const edit = (text: string): Edit => ({ text, selection: { start: text.length, end: text.length } });

test('typing without a pause is undone at once, after a pause step by step', () => {
  let history = typed(typed(begin('肺'), edit('肺炎'), 1000), edit('肺炎と'), 1400);
  history = typed(history, edit('肺炎とき'), 9000);
  history = undo(history);
  expect(history.present.text).toBe('肺炎と');
  history = undo(history);
  expect(history.present.text).toBe('肺');
  expect(undo(history)).toBe(history);
});

test('a change by the page is a step of its own, even in the middle of typing', () => {
  let history = typed(begin(''), edit('a[MASK]'), 1000);
  history = typed(step(history, edit('a肺炎')), edit('a肺炎。'), 1100);
  history = undo(history);
  expect(history.present.text).toBe('a肺炎');
  expect(undo(history).present.text).toBe('a[MASK]');
});

test('redo brings back what undo took, until something else is typed', () => {
  const filled = step(begin('[MASK]'), edit('肺炎'));
  expect(redo(undo(filled)).present.text).toBe('肺炎');
  const changed = typed(undo(filled), edit('[MASK]。'), 5000);
  expect(redo(changed)).toBe(changed);
  expect(undo(changed).present.text).toBe('[MASK]');
});

test('undo brings the selection back too', () => {
  const start = { ...begin('は[MASK]'), present: { text: 'は[MASK]', selection: { start: 1, end: 7 } } };
  expect(undo(step(start, edit('は肺炎'))).present.selection).toEqual({ start: 1, end: 7 });
});

test('moving the caret is no step', () => {
  const moved = typed(begin('肺炎'), { text: '肺炎', selection: { start: 0, end: 0 } }, 1000);
  expect(moved.past).toEqual([]);
  expect(moved.present.selection.start).toBe(0);
});
