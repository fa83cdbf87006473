import { type MouseEvent, useCallback, useRef } from 'react';
import { focusSentence } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';
import { maskSpans } from '../text/masks.ts';
import { wordBehindMask } from '../text/restore.ts';

const NONE: readonly (string | undefined)[] = [];

/** The word behind each mask of the sentence, in order, undefined where there is none; the same array while it holds the same. */
export function useWordsBehindMasks(): readonly (string | undefined)[] {
  const history = useApp((state) => state.history);
  const last = useRef(NONE);
  const words = maskSpans(history.present.text).map((span) => wordBehindMask(history, span));
  const isSame = words.length === last.current.length && words.every((word, index) => word === last.current[index]);
  if (!isSame) last.current = words;
  return last.current;
}

/**
 * What a click on a word does: it masks the word, and puts it back when it is masked.
 * @param text whose words are shown
 */
export function useWordAction(text: string): (word: number, event: MouseEvent) => void {
  const press = useApp((state) => state.pressWord);
  return useCallback(
    (word, event) => {
      press(word, text);
      // By keyboard: what had the focus is gone.
      if (event.detail === 0) focusSentence();
    },
    [press, text],
  );
}
