import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Saliency } from '../../../engine/fill-mask/saliency.ts';
import { useAnalysis } from '../../analyses/use-analysis.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useApp } from '../../store/context.tsx';
import { AnalysisFrame } from '../ask/AnalysisFrame.tsx';
import { NeedsMask } from '../ask/NeedsMask.tsx';
import { WordBars, type WordFigure } from '../ask/WordBars.tsx';
import { Choice } from '../Choice.tsx';

/** Bars shorter than this share of a nat are noise: a sentence that hardly matters isn't drawn as if it did. */
const LEAST_SCALE = 0.5;

/** Which words of the sentence speak for a prediction, and which against it. */
export function WhyPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useApp((state) => state.answer);
  const [picked, setPicked] = useState('0 0');
  const { start, stop, reset, ...analysis } = useAnalysis<Saliency>('why');
  const items = (answer?.masks ?? []).flatMap((predictions, mask) =>
    predictions.map(({ token, token_str, score }, rank) => ({
      value: `${mask} ${rank}`,
      token,
      label: t('why.prediction', {
        mask: mask + 1,
        rank: rank + 1,
        word: token_str === '' ? t('reading.space') : token_str,
        probability: format.percent(score, predictions[0]?.score ?? 1),
      }),
    })),
  );
  const item = items.find(({ value }) => value === picked) ?? items[0];
  const mask = Number(item?.value.split(' ')[0] ?? 0);
  const token = item?.token;
  useEffect(() => {
    if (!answer || token === undefined) return reset();
    const { text } = answer.encoding;
    start((api, id, { onPartial }) => api.why(id, text, { mask, token }, proxy(onPartial)));
  }, [answer, mask, token, start, reset]);
  if (!answer || !item) return <NeedsMask />;
  const { value } = analysis;
  const figures = new Map<number, WordFigure>(
    value?.words.map(({ word, delta }) => {
      const surface = value.encoding.words[word]?.surface ?? '';
      const told = { word: surface, change: format.signed(delta), times: format.times(Math.exp(Math.abs(delta))) };
      return [word, { value: delta, label: t(delta < 0 ? 'why.against' : 'why.for', told) }];
    }),
  );
  const highest = Math.max(LEAST_SCALE, ...[...figures.values()].map((figure) => Math.abs(figure.value)));
  return (
    <>
      <p className="panel-text">{t('why.intro')}</p>
      <Choice label={t('why.choose')} items={items} value={item.value} onChange={setPicked} />
      <AnalysisFrame state={analysis} done={figures.size} total={value?.total ?? 0} onStop={stop}>
        {value && (
          <>
            <WordBars
              label={t('why.words')}
              words={value.encoding.words}
              figures={figures}
              highest={highest}
              isSigned
              hint={t('why.hint')}
            />
            <ul className="legend" aria-label={t('why.legend')}>
              <li data-sign="for">{t('why.legendFor')}</li>
              <li data-sign="against">{t('why.legendAgainst')}</li>
              <li>{t('why.scale', { change: format.decimal(highest) })}</li>
            </ul>
          </>
        )}
      </AnalysisFrame>
    </>
  );
}
