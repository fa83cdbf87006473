import { useTranslation } from 'react-i18next';
import { HELD_OUT } from '../../about/held-out.ts';
import { MINI } from '../../about/mini.ts';
import type { HeldOut } from '../../about/mini-card.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { BUILT_IN } from '../../models.ts';
import { useApp } from '../../store/context.tsx';
import { Link } from '../models/Link.tsx';
import { CardSection, Fact, Facts } from './CardParts.tsx';
import { Formats } from './Formats.tsx';
import { Shape } from './Shape.tsx';

const LICENCE = 'https://creativecommons.org/licenses/by-sa/4.0/';

/** The built-in model. Its figures are read out of its own card and config.json. */
export function MiniModelCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { card, config } = MINI;
  const formats = useApp(({ engine }) => (engine.phase === 'ready' ? engine.model.formats : undefined));
  const isUsed = useApp((state) => state.settings.model === BUILT_IN.id);
  const [short, long] = card.lengths;
  return (
    <>
      <p>{t('about.mini.lead', { times: format.number(card.timesSmaller) })}</p>
      <Shape config={config} />
      <CardSection title="text">
        <Facts>
          <Fact name={t('about.mini.names.collected')}>
            {t('about.mini.collected', { pieces: format.compact(card.collected) })}
          </Fact>
          <Fact name={t('about.mini.names.composed')}>
            {t('about.mini.composed', { pieces: format.compact(card.composed) })}
          </Fact>
          <Fact name={t('about.facts.lexicon')}>
            {t('about.mini.lexicon', { words: format.number(card.lexiconWords) })}
          </Fact>
        </Facts>
      </CardSection>
      <CardSection title="training">
        <Facts>
          <Fact name={t('about.mini.names.masking')}>
            {t('about.mini.masking', { share: format.share(card.maskedShare) })}
          </Fact>
          <Fact name={t('about.mini.names.sequences')}>
            {t('about.mini.sequences', {
              short: format.number(short),
              share: format.share(card.firstLengthShare),
              long: format.number(long),
              batch: format.number(card.batchTokens),
            })}
          </Fact>
          <Fact name={t('about.mini.names.optimizer')}>
            {t('about.mini.optimizer', { rate: format.decimals(card.peakRate) })}
          </Fact>
          <Fact name={t('about.mini.names.hardware')}>
            {t('about.mini.hardware', { tokens: format.compact(card.seenTokens) })}
          </Fact>
        </Facts>
      </CardSection>
      <Scores />
      {isUsed && formats && <Formats models={formats} />}
      <CardSection title="limits">
        <p>{t('about.mini.limits')}</p>
      </CardSection>
      <CardSection title="licence">
        <p>
          <Link href={LICENCE}>{t('about.mini.licence')}</Link>
        </p>
        <p className="side-panel-text">{t('about.mini.sources')}</p>
        <dl className="facts" lang="en">
          {card.sources.map(({ licence, works }) => (
            <Fact key={licence} name={licence}>
              {works.join(', ')}
            </Fact>
          ))}
        </dl>
      </CardSection>
    </>
  );
}

const isNamed = (text: string): text is keyof typeof HELD_OUT => Object.hasOwn(HELD_OUT, text);

function Scores() {
  const { t } = useTranslation();
  const format = useFormat();
  const { scores, examples } = MINI.card;
  return (
    <CardSection title="scores">
      <p className="side-panel-text">{t('about.mini.heldOutAbout')}</p>
      <table className="small-table scores">
        <thead>
          <tr>
            <th scope="col">{t('about.mini.columns.text')}</th>
            <th scope="col">{t('about.mini.columns.masks')}</th>
            <th scope="col">{t('about.mini.columns.top1')}</th>
            <th scope="col">{t('about.mini.columns.top10')}</th>
            <th scope="col">{t('about.mini.columns.loss')}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map((row) => (
            <ScoreRow key={row.text} row={row} />
          ))}
        </tbody>
      </table>
      <p>
        {t('about.mini.examples', {
          all: format.number(examples.all),
          first: format.number(examples.first),
          five: format.number(examples.firstFive),
        })}
      </p>
    </CardSection>
  );
}

function ScoreRow({ row: { text, masks, top1, top10, loss } }: { readonly row: HeldOut }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{isNamed(text) ? t(`about.mini.heldOut.${HELD_OUT[text]}`) : text}</th>
      <td>{format.number(masks)}</td>
      <td>{format.percent(top1, 1)}</td>
      <td>{format.percent(top10, 1)}</td>
      <td>{format.decimals(loss)}</td>
    </tr>
  );
}
