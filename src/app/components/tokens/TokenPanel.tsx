import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { shownReading } from '../../first-answer/shown.ts';
import { useApp } from '../../store/context.tsx';
import { sourcesOf } from '../../tokens/rows.ts';
import { useSourceName } from '../use-source-name.ts';
import { TokenRows } from './TokenRows.tsx';
import { TypedAndRead } from './TypedAndRead.tsx';

/** How the text becomes ids: as typed, as read, its words and where they come from, their pieces. */
export function TokenPanel() {
  const { t } = useTranslation();
  const newest = useApp(shownReading);
  // Typing goes first: a long text's rows are drawn when there is time.
  const reading = useDeferredValue(newest);
  const isEmpty = useApp((state) => state.history.present.text.trim() === '');
  const sourceName = useSourceName(reading?.lexicons ?? []);
  if (!reading || reading.words.length === 0 || isEmpty) return <p className="panel-empty">{t('tokens.empty')}</p>;
  return (
    <section className="tokens" aria-label={t('tokens.label')}>
      <TypedAndRead reading={reading} />
      <div className="sources-line">
        <ul className="sources" aria-label={t('tokens.sourcesLabel')}>
          {sourcesOf(reading).map((source) => {
            const lexicon = source.kind === 'lexicon' ? source.index : undefined;
            return (
              <li key={`${source.kind} ${lexicon}`}>
                <span
                  className="source-mark"
                  data-source={source.kind}
                  data-lexicon={lexicon === undefined ? undefined : lexicon % 3}
                  aria-hidden
                />
                {sourceName(source.kind, lexicon)}
              </li>
            );
          })}
        </ul>
        <p className="tokens-count">{t('badge.tokens', { count: reading.ids.length })}</p>
      </div>
      <TokenRows reading={reading} />
    </section>
  );
}
