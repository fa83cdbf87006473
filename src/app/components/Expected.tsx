import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { exampleOf, expectedIn } from '../examples/expected.ts';
import type { ShownAnswer } from '../first-answer/first-answer.ts';
import { useFormat } from '../i18n/use-format.ts';

/** Under an example's predictions: which of the words that a person would expect are among them, and where. */
export function Expected({ answer }: { readonly answer: ShownAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const example = exampleOf(answer.encoding.text);
  if (!example) return null;
  const { found, missing } = expectedIn(example.expected, answer.masks);
  const rows = Math.max(...answer.masks.map(({ length }) => length));
  return (
    <div className="expected">
      <h3 className="label">{t('expected.label')}</h3>
      {found.length > 0 && (
        <ul className="expected-words">
          {found.map(({ word, mask, rank }) => (
            <li key={word}>
              <Check aria-hidden size={14} />
              <span lang="ja">{word}</span>{' '}
              <span className="expected-rank">
                {answer.masks.length > 1
                  ? t('expected.maskRank', { mask, rank: format.number(rank) })
                  : t('expected.rank', { rank: format.number(rank) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <p>
          {t('expected.missing', { count: rows })} <span lang="ja">{missing.join('、')}</span>
        </p>
      )}
    </div>
  );
}
