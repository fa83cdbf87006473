import { useTranslation } from 'react-i18next';
import type { BertConfig } from '../../../engine/checkpoint/config.ts';
import { parameterCount } from '../../about/parameters.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { CardSection, Fact, Facts } from './CardParts.tsx';

/** What a model's config.json says of it. */
export function Shape({ config }: { readonly config: BertConfig }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tokens = (count: number) => t('about.facts.tokens', { count, number: format.number(count) });
  return (
    <CardSection title="shape">
      <Facts short>
        <Fact name={t('about.facts.parameters')}>{format.number(parameterCount(config))}</Fact>
        <Fact name={t('about.facts.layers')}>{format.number(config.num_hidden_layers)}</Fact>
        <Fact name={t('about.facts.width')}>{format.number(config.hidden_size)}</Fact>
        <Fact name={t('about.facts.heads')}>{format.number(config.num_attention_heads)}</Fact>
        <Fact name={t('about.facts.inner')}>{format.number(config.intermediate_size)}</Fact>
        <Fact name={t('about.facts.vocabulary')}>{tokens(config.vocab_size)}</Fact>
        <Fact name={t('about.facts.positions')}>{tokens(config.max_position_embeddings)}</Fact>
      </Facts>
    </CardSection>
  );
}
