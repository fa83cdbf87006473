import { expect, test } from 'vitest';
import { begin, type History, step, typed, undo } from './history.ts';
import { type Edit, fillMask, maskSpans, putMask } from './masks.ts';
import { wordBehindMask } from './restore.ts';

const at = (text: string): Edit => ({ text, selection: { start: text.length, end: text.length } });
const words = (history: History) => maskSpans(history.present.text).map((span) => wordBehindMask(history, span));

test('each mask put over a word knows it, whatever is masked or typed around it later', () => {
  let history = begin('肺炎と肺炎の患者');
  history = step(history, putMask(history.present.text, { start: 3, end: 5 }));
  expect(words(history)).toEqual(['肺炎']);
  history = step(history, putMask(history.present.text, { start: 0, end: 2 }));
  history = typed(history, at(`既往：${history.present.text}`), 1);
  history = typed(history, at(`${history.present.text}は`), 5000);
  expect(words(history)).toEqual(['肺炎', '肺炎']);
});

test('adjacent masks are told apart', () => {
  let history = begin('急性肺炎');
  history = step(history, putMask(history.present.text, { start: 2, end: 4 }));
  history = step(history, putMask(history.present.text, { start: 0, end: 2 }));
  expect(history.present.text).toBe('[MASK][MASK]');
  expect(words(history)).toEqual(['急性', '肺炎']);
});

test('a mask that came with the text, at the caret or with another text has no word', () => {
  let history = begin('[MASK]と診断');
  expect(words(history)).toEqual([undefined]);
  history = step(history, putMask(history.present.text, { start: 7, end: 7 }));
  expect(words(history)).toEqual([undefined, undefined]);
  expect(words(step(begin('肺炎'), at('別の文の[MASK]です')))).toEqual([undefined]);
});

test('what was undone or filled meanwhile doesn’t confuse it', () => {
  let history = begin('肺炎と糖尿病');
  history = step(history, putMask(history.present.text, { start: 3, end: 6 }));
  history = undo(history);
  history = step(history, putMask(history.present.text, { start: 0, end: 2 }));
  expect(words(history)).toEqual(['肺炎']);
  const filled = fillMask(history.present.text, 0, '胃癌');
  if (!filled) throw new Error('there is a mask');
  history = step(history, filled);
  history = step(history, putMask(history.present.text, { start: 0, end: 2 }));
  expect(words(history)).toEqual(['胃癌']);
});
