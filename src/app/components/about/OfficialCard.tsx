import { Boxes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OFFICIAL_EXPECTATION } from '../../../engine/convert/self-test.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { AUTHORS, BIBTEX, OFFICIAL, pageOf } from '../../model-panel/official.ts';
import { useApp } from '../../store/context.tsx';
import { CopyButton } from '../models/CopyButton.tsx';
import { Link } from '../models/Link.tsx';
import { useModels } from '../models/use-models.ts';
import { CardSection, Fact, Facts } from './CardParts.tsx';

const SECTIONS = {
  text: ['collector', 'abstracts', 'bodies'],
  words: ['tokenizer', 'vocabulary', 'input'],
  training: ['objective', 'steps', 'batch', 'optimizer', 'rate', 'precision', 'seed'],
} as const;

/** The authors' own checkpoint, whether or not it is on this device: every fact of its model card, in the page's words. */
export function OfficialCard() {
  const { t } = useTranslation();
  const { hub } = useModels();
  const showWindow = useApp((state) => state.showWindow);
  const setModelsOpen = useApp((state) => state.setModelsOpen);
  const goToModels = () => {
    showWindow(undefined);
    setModelsOpen(true);
  };
  return (
    <>
      <p>{t('about.official.lead')}</p>
      <CardSection title="what">
        <Facts>
          <Fact name={t('about.facts.repository')}>
            <Link href={pageOf(hub, OFFICIAL.repo)}>{OFFICIAL.repo}</Link>
          </Fact>
          <Fact name={t('about.sections.licence')}>CC BY-NC-SA 4.0</Fact>
          <Fact name={t('about.official.size')}>{t('about.official.sizeText')}</Fact>
        </Facts>
        <div className="model-actions">
          <button type="button" className="button" onClick={goToModels}>
            <Boxes aria-hidden size={16} />
            {t('about.official.get')}
          </button>
        </div>
      </CardSection>
      <OfficialFacts />
    </>
  );
}

export function OfficialFacts() {
  const { t } = useTranslation();
  return (
    <>
      {(['text', 'words', 'training'] as const).map((section) => (
        <CardSection key={section} title={section}>
          <Facts>
            {SECTIONS[section].map((fact) => (
              <Fact key={fact} name={t(`about.official.${fact}`)}>
                {t(`about.official.${fact}Text`)}
              </Fact>
            ))}
            {section === 'words' && (
              <Fact name={t('about.official.dictionary')}>
                <Link href={OFFICIAL.dictionary}>MANBYO_201907_Dic-utf8.dic</Link>
                <p>{t('about.official.dictionaryText')}</p>
              </Fact>
            )}
          </Facts>
        </CardSection>
      ))}
      <CardSection title="why">
        <p>{t('about.official.whyLead')}</p>
        <ul className="plain-list">
          <li>{t('about.official.whyLength')}</li>
          <li>{t('about.official.whyPairs')}</li>
          <li>{t('about.official.whyMasks')}</li>
        </ul>
      </CardSection>
      <Example />
      <CardSection title="use">
        <p>{t('about.official.pythonText')}</p>
        <p>
          <Link href={OFFICIAL.notebooks}>{t('about.official.notebooks')}</Link>
        </p>
      </CardSection>
      <CardSection title="limits">
        <p>{t('about.official.limits')}</p>
      </CardSection>
      <CardSection title="licence">
        <p>
          <Link href={OFFICIAL.licence}>{t('about.official.licenceText')}</Link>
        </p>
      </CardSection>
      <CardSection title="support">
        <p>{t('about.official.supportText')}</p>
      </CardSection>
      <CardSection title="cite">
        <Facts>
          <Fact name={t('about.official.authors')}>
            <span lang="ja">{OFFICIAL.authors}</span>; {AUTHORS}
          </Fact>
          <Fact name={t('about.official.paper')}>
            <Link href={OFFICIAL.paper}>
              <span lang="ja">{OFFICIAL.title}</span>
            </Link>
          </Fact>
        </Facts>
        <pre className="bibtex" lang="en">
          {BIBTEX}
        </pre>
        <div className="model-actions">
          <CopyButton text={BIBTEX} label={t('about.copyBibtex')} told={t('about.copied')} wide />
        </div>
      </CardSection>
    </>
  );
}

function Example() {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <CardSection title="example">
      <p lang="ja">{OFFICIAL_EXPECTATION.sentence}</p>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{t('results.rank')}</th>
            <th scope="col">{t('results.word')}</th>
            <th scope="col">{t('results.probability')}</th>
          </tr>
        </thead>
        <tbody>
          {OFFICIAL_EXPECTATION.predictions.map(({ token, token_str, score }, index) => (
            <tr key={token}>
              <td>{format.number(index + 1)}</td>
              <th scope="row" lang="ja">
                {token_str}
              </th>
              <td>{format.percent(score, score)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="side-panel-text">{t('about.official.exampleAbout')}</p>
    </CardSection>
  );
}
