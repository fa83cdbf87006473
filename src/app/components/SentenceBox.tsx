import { type ChangeEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SENTENCE_ID, selectedRange } from '../sentence-element.ts';
import { useApp, useController } from '../store/context.tsx';
import { SentenceTools } from './SentenceTools.tsx';

export function SentenceBox() {
  const { t } = useTranslation();
  const controller = useController();
  const { text, selection } = useApp((state) => state.history.present);
  const edits = useApp((state) => state.edits);
  const type = useApp((state) => state.type);
  const mask = useApp((state) => state.mask);
  const undo = useApp((state) => state.undo);
  const redo = useApp((state) => state.redo);
  const setSelection = useApp((state) => state.setSelection);
  const setComposing = useApp((state) => state.setComposing);
  const box = useRef<HTMLTextAreaElement>(null);

  // A change by the page puts the caret; typing leaves it to the browser.
  const lastEdit = useRef(edits);
  useLayoutEffect(() => {
    if (lastEdit.current === edits) return;
    lastEdit.current = edits;
    box.current?.setSelectionRange(selection.start, selection.end);
  }, [edits, selection]);

  const onChange = ({ currentTarget: { value, selectionStart, selectionEnd } }: ChangeEvent<HTMLTextAreaElement>) =>
    type({ text: value, selection: { start: selectionStart, end: selectionEnd } });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const run = KEYS[keyOf(event)];
    if (!run) return;
    event.preventDefault();
    if (run === 'run') controller.runNow();
    else if (run === 'mask') mask(selectedRange());
    else if (run === 'undo') undo();
    else redo();
  };

  return (
    <section className="card sentence">
      <label className="label" htmlFor={SENTENCE_ID}>
        {t('sentence.label')}
      </label>
      <textarea
        ref={box}
        id={SENTENCE_ID}
        className="sentence-text"
        lang="ja"
        rows={2}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder={t('sentence.placeholder')}
        value={text}
        onChange={onChange}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          setSelection({ start: selectionStart, end: selectionEnd })
        }
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <SentenceTools />
    </section>
  );
}

/** What keys do in the sentence. The browser's own undo doesn't know of the masks that the page put and filled. */
const KEYS: Readonly<Record<string, 'run' | 'mask' | 'undo' | 'redo'>> = {
  'mod+enter': 'run',
  'mod+m': 'mask',
  'mod+z': 'undo',
  'mod+shift+z': 'redo',
  'mod+y': 'redo',
};

function keyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): string {
  if (altKey) return '';
  return `${ctrlKey || metaKey ? 'mod+' : ''}${shiftKey ? 'shift+' : ''}${key.toLowerCase()}`;
}
