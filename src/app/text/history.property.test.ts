import { array, assert, constantFrom, integer, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { begin, type History, redo, step, typed, undo } from './history.ts';
import { fillMask, maskSpans, putMask, putWord } from './masks.ts';
import { wordBehindMask } from './restore.ts';

const text = oneof(
  string({ unit: 'binary', maxLength: 8 }),
  array(constantFrom('[MASK]', '［ＭＡＳＫ］', '肺炎', 'の', '😀', '\ud83d', ' '), { maxLength: 6 }).map((parts) =>
    parts.join(''),
  ),
);
const action = record({
  kind: constantFrom('type', 'type soon', 'put mask', 'fill', 'put back', 'undo', 'redo'),
  text,
  at: integer({ min: 0, max: 99 }),
  length: integer({ min: 0, max: 5 }),
});
type Action = typeof action extends { generate(...given: never[]): { value: infer T } } ? T : never;

function after(history: History, { kind, text: given, at, length }: Action, now: number): History {
  const { text: present } = history.present;
  const start = at % (present.length + 1);
  const spans = maskSpans(present);
  const mask = spans[at % Math.max(1, spans.length)];
  const caret = { start: given.length, end: given.length };
  if (kind === 'type' || kind === 'type soon') return typed(history, { text: given, selection: caret }, now);
  if (kind === 'put mask')
    return step(history, putMask(present, { start, end: Math.min(start + length, present.length) }));
  if (kind === 'undo') return undo(history);
  if (kind === 'redo') return redo(history);
  if (!mask) return history;
  if (kind === 'fill') return step(history, fillMask(present, spans.indexOf(mask), given) ?? history.present);
  const word = wordBehindMask(history, mask);
  return word === undefined ? history : step(history, putWord(present, mask, word));
}

const texts = ({ past, present, future }: History) => [...past, present, ...future].map((state) => state.text);

test('after any actions, all undone and redone again is where one was, and nothing is lost on the way', () => {
  assert(
    property(text, array(action, { maxLength: 40 }), (first, actions) => {
      let history = begin(first);
      let now = 0;
      for (const done of actions) {
        now += done.kind === 'type soon' ? 100 : 1000;
        history = after(history, done, now);
      }
      const all = texts(history);
      let back = history;
      for (let count = 0; count < history.past.length; count++) {
        back = undo(back);
        expect(texts(back)).toEqual(all);
      }
      expect(back.present.text).toBe(first);
      expect(undo(back)).toBe(back);
      let forth = back;
      for (const _ of history.past) forth = redo(forth);
      expect(forth.present.text).toBe(history.present.text);
    }),
    { numRuns: 1000 },
  );
});

test('a word that a mask is said to have been put over stood in the sentence before', () => {
  assert(
    property(text, array(action, { maxLength: 40 }), (first, actions) => {
      let history = begin(first);
      for (const [index, done] of actions.entries()) history = after(history, done, 1000 * index);
      for (const span of maskSpans(history.present.text)) {
        const word = wordBehindMask(history, span);
        if (word === undefined) continue;
        expect(history.past.some((state) => state.text.includes(word))).toBe(true);
        expect(maskSpans(word)).toEqual([]);
      }
    }),
    { numRuns: 1000 },
  );
});
