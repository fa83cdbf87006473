import { Check, Copy } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../engine/fill-mask/prediction.ts';
import type { FilterFacts } from '../../worker/filtering.ts';
import type { KnownWord } from '../../worker/reader.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useRoving } from '../roving.ts';

interface MaskTableProps {
  /** From 1. */
  readonly number: number;
  readonly predictions: readonly Prediction[];
  /** What the filter in force leaves; undefined when there is none. */
  readonly filtered: FilterFacts | undefined;
  /** What the lexicons say of predicted words. */
  readonly known: ReadonlyMap<string, KnownWord>;
  /** Words that a person would expect here. */
  readonly expected: readonly string[];
  onFill(mask: number, token: string, event: MouseEvent): void;
  /** Both from 0. */
  onCopy(mask: number, row: number): void;
}

/** The ranked predictions for one mask. A click anywhere on a row fills the mask: the row's button covers it. */
export const MaskTable = memo(function MaskTable({
  number,
  predictions,
  filtered,
  known,
  expected,
  onFill,
  onCopy,
}: MaskTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const roving = useRoving(predictions.length);
  const best = predictions[0]?.score ?? 1;
  const hasCodes = predictions.some(({ token_str }) => known.get(token_str)?.icd10 !== undefined);
  return (
    <table className="card mask-table" data-mask={number % 4} aria-label={t('results.mask', { number })}>
      <caption>
        {t('results.mask', { number })}
        {filtered && (
          <span className="mask-mass">
            {t('results.mass', {
              count: filtered.count,
              number: format.number(filtered.count),
              mass: format.percent(filtered.mass, 1),
            })}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="rank">
            {t('results.rank')}
          </th>
          <th scope="col">{t('results.word')}</th>
          {hasCodes && (
            <th scope="col" className="icd10">
              {t('results.icd10')}
            </th>
          )}
          <th scope="col" className="probability-head">
            {t('results.probability')}
          </th>
        </tr>
      </thead>
      <tbody onKeyDown={roving.onKeyDown}>
        {predictions.length === 0 && (
          <tr>
            <td colSpan={3} className="no-rows">
              {t('results.none')}
            </td>
          </tr>
        )}
        {predictions.map(({ token, token_str, score }, index) => {
          const word = token_str === '' ? t('reading.space') : token_str;
          return (
            <tr
              key={token}
              onCopy={(event) => {
                if (!getSelection()?.isCollapsed) return;
                event.preventDefault();
                onCopy(number - 1, index);
              }}
            >
              <td className="rank">{format.number(index + 1)}</td>
              <th scope="row" className="prediction" lang="ja">
                <button
                  type="button"
                  tabIndex={roving.tabIndex(index)}
                  aria-label={t('results.fill', { number, word })}
                  aria-keyshortcuts="Control+C Meta+C"
                  onClick={(event) => onFill(number - 1, token_str === '' ? '\u3000' : token_str, event)}
                >
                  {word}
                </button>
                {expected.includes(token_str) && (
                  <span className="expected-mark">
                    <Check aria-hidden size={12} />
                    <span>{t('expected.mark')}</span>
                  </span>
                )}
              </th>
              {hasCodes && <Code known={known.get(token_str)} />}
              <td className="probability">
                <div className="probability-row">
                  <span className="bar" aria-hidden="true">
                    <span style={{ inlineSize: `${(100 * score) / best}%` }} />
                  </span>
                  <span className="percent">{format.percent(score, best)}</span>
                  <button
                    type="button"
                    className="row-copy"
                    // By keyboard it is Ctrl+C: the rows stay one stop of the Tab key.
                    tabIndex={-1}
                    aria-label={t('results.copyRow', { number, rank: index + 1 })}
                    onClick={() => onCopy(number - 1, index)}
                  >
                    <Copy aria-hidden size={14} />
                  </button>
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});

function Code({ known }: { readonly known: KnownWord | undefined }) {
  const { icd10 = '', standard, english } = known ?? {};
  return (
    <td className="icd10" title={[standard, english].filter(Boolean).join(', ') || undefined}>
      {icd10}
    </td>
  );
}
