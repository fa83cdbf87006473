import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadText } from '../../../worker/reader.ts';
import { changedParts, type Part } from '../../text/changes.ts';
import { MOST_WORDS, stableKeys, stretches } from '../../tokens/rows.ts';

/** What was typed, and what full-width normalization made of it; the characters that it changed are marked in both. */
export const TypedAndRead = memo(function TypedAndRead({ reading }: { readonly reading: ReadText }) {
  const { t } = useTranslation();
  const words = stretches(reading, MOST_WORDS).map(({ word, span: { start, end } }) => {
    const typed = reading.text.slice(start, end);
    return { word, typed, parts: changedParts(typed, reading.words[word ?? -1]?.surface ?? typed) };
  });
  const changed = words.flatMap(({ parts }) => parts).filter(({ isChanged }) => isChanged);
  const count = changed.reduce((sum, { read }) => sum + [...read].length, 0);
  if (count === 0) return <p className="tokens-hint">{t('tokens.unchanged')}</p>;
  const keys = stableKeys(words.map(({ typed }) => typed));
  const line = (side: 'typed' | 'read') =>
    words.map(({ word, parts }, index) => (
      <span key={keys[index]} data-word={word}>
        {parts.map((part, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are known by their place
          <Stretch key={place} part={part} side={side} />
        ))}
      </span>
    ));
  return (
    <>
      <dl className="typed-and-read">
        <dt>{t('tokens.typed')}</dt>
        <dd lang="ja">{line('typed')}</dd>
        <dt>{t('tokens.read')}</dt>
        <dd lang="ja">{line('read')}</dd>
      </dl>
      <p className="tokens-hint">{t('tokens.changed', { count })}</p>
    </>
  );
});

function Stretch({ part, side }: { readonly part: Part; readonly side: 'typed' | 'read' }) {
  return part.isChanged ? <mark>{part[side]}</mark> : part[side];
}
