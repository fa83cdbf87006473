import { useTranslation } from 'react-i18next';
import type { Phrase, PhraseGroup } from '../../../engine/fill-mask/phrase.ts';
import type { JointFill, JointGroup } from '../../../engine/fill-mask/span.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRoving } from '../../roving.ts';
import { useApp } from '../../store/context.tsx';
import { UNDO_ID } from '../Done.tsx';

interface FillGroupProps {
  readonly group: JointGroup | PhraseGroup;
  /** Masks of the text. */
  readonly of: number;
}

/** What can be put in the place of one run of masks, the most probable first. A click puts it there. */
export function FillGroup({ group, of }: FillGroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const fillTogether = useApp((state) => state.fillTogether);
  const rows: readonly (JointFill & Partial<Pick<Phrase, 'meanLogProbability'>>)[] =
    'fills' in group ? group.fills : group.phrases;
  const alone = 'fills' in group ? group.independent : undefined;
  const roving = useRoving(rows.length);
  const numbers = group.masks.map((mask) => mask + 1).join(', ');
  const name = t('joint.group', { count: group.masks.length, numbers });
  return (
    <section className="fill-group" aria-label={name}>
      <h3>{name}</h3>
      {rows.length === 0 && <p className="panel-text">{t('joint.none')}</p>}
      <ol className="fills" aria-label={t('joint.fills')} onKeyDown={roving.onKeyDown}>
        {rows.map(({ text, tokens, pieces, steps, probability, meanLogProbability }, index) => (
          <li key={tokens.join()}>
            <button
              type="button"
              className="fill"
              tabIndex={roving.tabIndex(index)}
              aria-label={t('joint.fill', { word: text })}
              onClick={(event) => {
                fillTogether(group.masks, of, text);
                if (event.detail === 0) requestAnimationFrame(() => document.getElementById(UNDO_ID)?.focus());
              }}
            >
              <span className="fill-word" lang="ja">
                {text === '' ? t('reading.space') : text}
              </span>
              <span className="fill-probability">{format.smallPercent(probability)}</span>
              <span className="fill-facts">
                {t('joint.pieces', {
                  pieces: pieces.join(' '),
                  steps: steps.map((step) => format.smallPercent(step)).join(' × '),
                })}
                {meanLogProbability !== undefined && (
                  <span>{t('joint.perPiece', { probability: format.smallPercent(Math.exp(meanLogProbability)) })}</span>
                )}
                {alone && isSame(alone.tokens, tokens) && <span className="fill-mark">{t('joint.isAlone')}</span>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {alone && tokensDiffer(alone, rows[0]) && (
        <p className="panel-text">
          {t('joint.alone', { word: alone.text, probability: format.smallPercent(alone.probability) })}
        </p>
      )}
    </section>
  );
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((token, index) => token === b[index]);
}

function tokensDiffer(alone: JointFill, best: JointFill | undefined): boolean {
  return best === undefined || !isSame(alone.tokens, best.tokens);
}
