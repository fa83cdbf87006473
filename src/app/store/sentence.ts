import type { StateCreator } from 'zustand';
import type { Span } from '../../engine/wordpiece/encoding.ts';
import { shownReading } from '../first-answer/shown.ts';
import { begin, type History, redo, step, typed, undo } from '../text/history.ts';
import { type Edit, fillMask, fillMasks, maskSpans, putMask, putWord } from '../text/masks.ts';
import { wordBehindMask } from '../text/restore.ts';
import type { AppState } from './store.ts';

/** What was just done for the person, so that they can be told and, where it changed the sentence, can undo it. */
export type Done =
  | { readonly kind: 'filled'; readonly mask: number; readonly word: string }
  | { readonly kind: 'masked' | 'restored' | 'filledTogether'; readonly word: string }
  | { readonly kind: 'told'; readonly what: Told };

/** Said after an action that leaves the sentence as it is. */
export type Told = 'link' | 'python' | 'rows' | 'row' | 'not-copied' | 'not-kept';

export interface SentenceSlice {
  readonly history: History;
  /** Counts the changes that weren't typed: the text box then takes over the selection. */
  readonly edits: number;
  /** While an input method is composing, nothing runs. */
  readonly composing: boolean;
  readonly done: Done | undefined;
  type(edit: Edit): void;
  setText(text: string): void;
  setSelection(selection: Span): void;
  setComposing(composing: boolean): void;
  /** Puts a mask over a range, or into an empty one. */
  mask(range: Span): void;
  /** Puts the word back that a mask was put over; without one the mask stays. */
  unmask(mask: Span): void;
  /**
   * Masks a word of the reading, or puts back the one behind its mask.
   * @param of the text whose words are shown: nothing is done while they lag behind the sentence
   */
  pressWord(word: number, of: string): void;
  /** Fills a mask (from 0) of the text whose masks are counted in `of`: a text that has other masks by now is left alone. */
  fill(mask: number, of: number, token: string): void;
  /** One word in the place of adjacent masks. */
  fillTogether(masks: readonly number[], of: number, word: string): void;
  undo(): void;
  redo(): void;
  tell(what: Told): void;
}

export const createSentenceSlice =
  (text: string): StateCreator<AppState, [], [], SentenceSlice> =>
  (set, get) => {
    const change = (edit: Edit, done?: Done) =>
      set(({ history, edits }) => ({ history: step(history, edit), edits: edits + 1, done }));
    return {
      history: begin(text),
      edits: 0,
      composing: false,
      done: undefined,
      type: (edit) => set(({ history }) => ({ history: typed(history, edit, performance.now()), done: undefined })),
      setText: (next) => change({ text: next, selection: { start: next.length, end: next.length } }),
      setSelection: (selection) =>
        set(({ history }) => ({ history: { ...history, present: { ...history.present, selection } } })),
      setComposing: (composing) => set({ composing }),
      mask: (range) => {
        const present = get().history.present.text;
        const word = present.slice(range.start, range.end);
        change(putMask(present, range), word === '' ? undefined : { kind: 'masked', word });
      },
      unmask: (mask) => {
        const { history } = get();
        const word = wordBehindMask(history, mask);
        if (word !== undefined) change(putWord(history.present.text, mask, word), { kind: 'restored', word });
      },
      pressWord: (index, of) => {
        const reading = shownReading(get());
        const { history, mask, unmask } = get();
        const word = reading?.words[index];
        if (!word || reading.text !== of || history.present.text !== of) return;
        if (word.source.kind === 'special' && word.surface === '[MASK]') unmask(word.span);
        else mask(word.span);
      },
      fill: (mask, of, token) => {
        const present = get().history.present.text;
        const edit = maskSpans(present).length === of ? fillMask(present, mask, token) : undefined;
        if (edit) change(edit, { kind: 'filled', mask: mask + 1, word: token });
      },
      fillTogether: (masks, of, word) => {
        const present = get().history.present.text;
        const edit = maskSpans(present).length === of ? fillMasks(present, masks, word) : undefined;
        if (edit) change(edit, { kind: 'filledTogether', word });
      },
      undo: () => set(({ history, edits }) => ({ history: undo(history), edits: edits + 1, done: undefined })),
      redo: () => set(({ history, edits }) => ({ history: redo(history), edits: edits + 1, done: undefined })),
      tell: (what) => set({ done: { kind: 'told', what } }),
    };
  };
