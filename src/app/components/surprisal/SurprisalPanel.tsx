import { proxy } from 'comlink';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Surprisal } from '../../../engine/surprisal/surprisal.ts';
import { useAnalysis } from '../../analyses/use-analysis.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useApp } from '../../store/context.tsx';
import { maskSpans } from '../../text/masks.ts';
import { AnalysisFrame } from '../ask/AnalysisFrame.tsx';
import { WordBars, type WordFigure } from '../ask/WordBars.tsx';

/** Bits of the longest bar at least: a sentence without surprises isn't drawn as if it had some. */
const LEAST_SCALE = 8;

/** Which words of a whole sentence the model did not expect. */
export function SurprisalPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const reading = useApp((state) => state.reading);
  const isReady = useApp((state) => state.engine.phase === 'ready');
  const { start, stop, reset, ...analysis } = useAnalysis<Surprisal>('surprisal');
  const text = reading?.text ?? '';
  const isWhole = text.trim() !== '' && maskSpans(text).length === 0;
  useEffect(() => {
    // Read anew, it may be cut otherwise.
    if (!reading || !isReady || !isWhole) return reset();
    start((api, id, { onPartial }) => api.surprisal(id, reading.text, proxy(onPartial)));
  }, [reading, isReady, isWhole, start, reset]);
  if (!isWhole) return <p className="panel-empty">{t('surprisal.needsWhole')}</p>;
  const { value } = analysis;
  const figures = new Map<number, WordFigure>(
    value?.words.map(({ word, bits, unknown }) => {
      const surface = value.encoding.words[word]?.surface ?? '';
      const label = t(unknown ? 'surprisal.unknown' : 'surprisal.word', { word: surface, bits: format.decimal(bits) });
      return [word, { value: bits, label }];
    }),
  );
  const highest = Math.max(LEAST_SCALE, ...[...figures.values()].map((figure) => figure.value));
  return (
    <>
      <p className="panel-text">{t('surprisal.intro')}</p>
      <AnalysisFrame state={analysis} done={value?.tokens.length ?? 0} total={value?.total ?? 0} onStop={stop}>
        {value && (
          <>
            <WordBars
              label={t('surprisal.words')}
              words={value.encoding.words}
              figures={figures}
              highest={highest}
              isSigned={false}
              hint={t('surprisal.hint')}
            />
            <dl className="figures">
              <dt>{t('surprisal.perplexity')}</dt>
              <dd>{format.decimal(value.pseudoPerplexity)}</dd>
              <dt>{t('surprisal.likelihood')}</dt>
              <dd>{format.decimal(value.pseudoLogLikelihood)}</dd>
            </dl>
            {value.unknownTokens > 0 && (
              <p className="panel-text">{t('surprisal.unknownTokens', { count: value.unknownTokens })}</p>
            )}
          </>
        )}
      </AnalysisFrame>
    </>
  );
}
