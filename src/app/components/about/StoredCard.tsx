import { useTranslation } from 'react-i18next';
import type { Manifest } from '../../../engine/convert/manifest.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { pageOf } from '../../model-panel/official.ts';
import { Fidelity } from '../models/Fidelity.tsx';
import { Link } from '../models/Link.tsx';
import { useModels } from '../models/use-models.ts';
import { CardSection, Fact, Facts } from './CardParts.tsx';
import { Formats } from './Formats.tsx';
import { OfficialFacts } from './OfficialCard.tsx';
import { Shape } from './Shape.tsx';

const SHORT = 12;

interface StoredCardProps {
  readonly manifest: Manifest;
  /** When it was converted, in milliseconds since the epoch. */
  readonly date: number;
  /** It is the authors' own checkpoint, so more is known of it. */
  readonly isOfficial: boolean;
}

/** A model that was added: what its manifest tells. */
export function StoredCard({ manifest, date, isOfficial }: StoredCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { hub } = useModels();
  const { source, licence } = manifest;
  return (
    <>
      <p>{t('about.stored.lead')}</p>
      <CardSection title="source">
        <Facts>
          <Fact name={t('about.facts.repository')}>
            {source.repo === undefined ? (
              t('about.facts.ownFiles')
            ) : (
              <Link href={pageOf(hub, source.repo, source.revision)}>{source.repo}</Link>
            )}
          </Fact>
          {source.revision !== undefined && (
            <Fact name={t('about.facts.revision')}>{source.revision.slice(0, SHORT)}</Fact>
          )}
          <Fact name={t('about.facts.licence')}>{licence ?? t('about.facts.noLicence')}</Fact>
          <Fact name={t('about.facts.made')}>{format.date(date)}</Fact>
        </Facts>
      </CardSection>
      <Shape config={manifest.config} />
      <Words manifest={manifest} />
      <Formats models={manifest.models} />
      <Fidelity models={manifest.models} />
      {isOfficial && <OfficialFacts />}
    </>
  );
}

function Words({ manifest: { tokenizer, lexicon } }: { readonly manifest: Manifest }) {
  const { t } = useTranslation();
  return (
    <CardSection title="words">
      <Facts>
        <Fact name={t('about.facts.dictionary')}>MeCab, {tokenizer.mecabDic.toUpperCase()}; WordPiece</Fact>
        <Fact name={t('about.facts.options')}>{tokenizer.mecabOption || t('about.facts.noOptions')}</Fact>
        <Fact name={t('about.facts.normalization')}>
          {t(tokenizer.normalizeText ? 'about.facts.nfkcOn' : 'about.facts.nfkcOff')}
        </Fact>
        <Fact name={t('about.facts.lexicon')}>{lexicon ?? t('about.facts.fromVocabulary')}</Fact>
      </Facts>
    </CardSection>
  );
}
