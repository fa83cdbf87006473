import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NearSentence } from '../../../worker/analyses/batch.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useController } from '../../store/context.tsx';
import { Choice } from '../Choice.tsx';

const NEAREST = 5;
/** Sentences offered; a list of more can't be looked through. */
const MOST = 500;

interface EmbeddedText {
  readonly row: number;
  readonly text: string;
}

/** For one sentence of the batch those with the most similar embeddings. */
export function Nearest() {
  const { t } = useTranslation();
  const format = useFormat();
  const { analyses } = useController();
  const [texts, setTexts] = useState<readonly EmbeddedText[]>([]);
  const [row, setRow] = useState<number>();
  const [found, setFound] = useState<readonly NearSentence[]>([]);
  useEffect(() => {
    const asked = new AbortController();
    analyses
      .analyse('batch-texts', asked.signal, (api) => api.batchTexts())
      .then(
        (all) => {
          if (asked.signal.aborted) return;
          setTexts(all.slice(0, MOST));
          setRow(all[0]?.row);
        },
        () => {},
      );
    return () => asked.abort();
  }, [analyses]);
  useEffect(() => {
    if (row === undefined) return;
    const asked = new AbortController();
    analyses
      .analyse('batch-nearest', asked.signal, (api) => api.batchNearest(row, NEAREST))
      .then(
        (near) => asked.signal.aborted || setFound(near),
        () => {},
      );
    return () => asked.abort();
  }, [analyses, row]);
  if (row === undefined) return null;
  return (
    <section className="fill-group" aria-label={t('batch.nearest')}>
      <h3>{t('batch.nearest')}</h3>
      <Choice
        label={t('batch.nearestTo')}
        items={texts.map((each) => ({ value: `${each.row}`, label: each.text }))}
        value={`${row}`}
        onChange={(next) => setRow(Number(next))}
      />
      <ol className="near">
        {found.map((near) => (
          <li key={near.row}>
            <span lang="ja">{near.text}</span> <span>{format.decimal(near.similarity)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
