import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateGroup, ScoredCandidate } from '../../../engine/fill-mask/candidates.ts';
import type { CandidateAnswer } from '../../../worker/analyses/candidates.ts';
import type { KnownWord } from '../../../worker/reader.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRoving } from '../../roving.ts';
import { useApp } from '../../store/context.tsx';
import { Segments } from '../Segments.tsx';

/** Rows shown; all diseases are thousands. */
const MOST_ROWS = 200;
const ORDERS = ['raw', 'mean'] as const;
type Order = (typeof ORDERS)[number];

export function CandidateGroups({ answer }: { readonly answer: CandidateAnswer }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<Order>('raw');
  const hasSeveral = answer.groups.some(({ candidates }) => candidates.some(({ tokens }) => tokens.length > 1));
  return (
    <>
      {hasSeveral && (
        <Segments
          label={t('candidates.order')}
          items={ORDERS.map((id) => ({ value: id, label: t(`candidates.orders.${id}`) }))}
          value={order}
          onChange={(next) => setOrder(next)}
        />
      )}
      {answer.groups.map((group) => (
        <Group
          key={group.masks.join()}
          group={group}
          of={answer.encoding.maskPositions.length}
          order={order}
          known={answer.known}
        />
      ))}
    </>
  );
}

interface GroupProps {
  readonly group: CandidateGroup;
  readonly of: number;
  readonly order: Order;
  readonly known: ReadonlyMap<string, KnownWord>;
}

function Group({ group: { masks, candidates, problems }, of, order, known }: GroupProps) {
  const { t } = useTranslation();
  const numbers = masks.map((mask) => mask + 1).join(', ');
  const name = t('candidates.group', { count: masks.length, numbers });
  const rankOf = (row: ScoredCandidate) => (order === 'raw' ? row.rawRank : row.meanRank);
  const rows = candidates.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_ROWS);
  const roving = useRoving(rows.length);
  return (
    <section className="fill-group" aria-label={name}>
      <h3>{name}</h3>
      <div className="table-scroller">
        <table className="figures-table">
          <caption className="visually-hidden">{t('candidates.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('results.rank')}</th>
              <th scope="col">{t('candidates.candidate')}</th>
              <th scope="col">{t('candidates.measure')}</th>
              <th scope="col" title={t('candidates.rawHint')}>
                {t('candidates.raw')}
              </th>
              <th scope="col" title={t('candidates.meanHint')}>
                {t('candidates.mean')}
              </th>
            </tr>
          </thead>
          <tbody onKeyDown={roving.onKeyDown}>
            {rows.map((row, index) => (
              <Row
                key={row.candidate}
                row={row}
                rank={rankOf(row)}
                code={known.get(row.candidate)?.icd10}
                masks={masks}
                of={of}
                tabIndex={roving.tabIndex(index)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {candidates.length > rows.length && (
        <p className="panel-text">{t('candidates.more', { count: candidates.length - rows.length })}</p>
      )}
      {problems.length > 0 && (
        <section className="panel-text" aria-label={t('candidates.problems')}>
          <h3>{t('candidates.problems')}</h3>
          <ul>
            {problems.slice(0, MOST_ROWS).map(({ candidate, problem }) => (
              <li key={candidate}>{t(`candidates.problem.${problem}`, { word: candidate })}</li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: ScoredCandidate;
  readonly rank: number;
  readonly code: string | undefined;
  readonly masks: readonly number[];
  readonly of: number;
  readonly tabIndex: number;
}

function Row({ row, rank, code, masks, of, tabIndex }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const fillTogether = useApp((state) => state.fillTogether);
  const { candidate, tokens, pieces, probability, pseudoLogLikelihood, meanPseudoLogLikelihood } = row;
  return (
    <tr>
      <td>{format.number(rank)}</td>
      <th scope="row">
        <button
          type="button"
          className="text-button"
          lang="ja"
          tabIndex={tabIndex}
          aria-label={t('candidates.fill', { word: candidate })}
          onClick={() => fillTogether(masks, of, candidate)}
        >
          {candidate}
        </button>
        <small>
          {code}
          {tokens.length > 1 && (
            <span title={pieces.join(' ')}>{t('candidates.several', { count: tokens.length })}</span>
          )}
        </small>
      </th>
      <td>{probability === undefined ? '–' : format.smallPercent(probability)}</td>
      <td>{format.decimal(pseudoLogLikelihood)}</td>
      <td>{format.decimal(meanPseudoLogLikelihood)}</td>
    </tr>
  );
}
