import { type ChangeEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SENTENCE_ID } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';
import { SentenceTools } from './SentenceTools.tsx';

export function SentenceBox() {
  const { t } = useTranslation();
  const { text, selection } = useApp((state) => state.history.present);
  const edits = useApp((state) => state.edits);
  const type = useApp((state) => state.type);
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
      />
      <SentenceTools />
    </section>
  );
}
