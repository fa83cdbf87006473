import * as v from 'valibot';
import { BadCheckpointError, UnsupportedConfigError } from '../errors.ts';

const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 24));

/** What the engine keeps of a Hugging Face BertForMaskedLM `config.json`; names are that file's. */
export const bertConfigSchema = v.object({
  vocab_size: size,
  hidden_size: size,
  num_hidden_layers: v.pipe(size, v.maxValue(1024)),
  num_attention_heads: size,
  intermediate_size: size,
  max_position_embeddings: size,
  type_vocab_size: v.optional(size, 2),
  layer_norm_eps: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1e-12),
  hidden_act: v.optional(v.literal('gelu'), 'gelu'),
  pad_token_id: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), 0),
  tie_word_embeddings: v.optional(v.boolean(), true),
});

export type BertConfig = v.InferOutput<typeof bertConfigSchema>;

/** Settings that change the computation: absent, or exactly one of these. */
const REQUIRED: Readonly<Record<string, readonly unknown[]>> = {
  model_type: ['bert'],
  position_embedding_type: ['absolute'],
  hidden_act: ['gelu'],
  is_decoder: [false],
  add_cross_attention: [false],
  is_encoder_decoder: [false],
  quantization_config: [null],
};

/** Classes whose checkpoints hold the masked language model's head. */
const ARCHITECTURES: readonly string[] = ['BertForMaskedLM', 'BertForPreTraining'];

/**
 * @param json the parsed `config.json`
 * @throws UnsupportedConfigError for a model the engine does not compute, saying which setting and why
 * @throws BadCheckpointError when it isn't a model's config at all
 */
export function parseBertConfig(json: unknown): BertConfig {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new BadCheckpointError('config.json: not a JSON object');
  }
  const raw = json as Readonly<Record<string, unknown>>;
  for (const [key, allowed] of Object.entries(REQUIRED)) {
    if (raw[key] !== undefined && !allowed.includes(raw[key])) {
      const names = allowed.map((value) => JSON.stringify(value)).join(' or ');
      throw new UnsupportedConfigError(
        `config.json: ${key} is ${JSON.stringify(raw[key])}; only ${names} is supported`,
      );
    }
  }
  checkArchitecture(raw['architectures']);
  const parsed = v.safeParse(bertConfigSchema, raw);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new BadCheckpointError(`config.json: ${v.getDotPath(issue) ?? 'object'}: ${issue.message}`);
  }
  const config = parsed.output;
  if (config.hidden_size % config.num_attention_heads !== 0) {
    throw new BadCheckpointError(
      `config.json: hidden_size ${config.hidden_size} is not a multiple of num_attention_heads ${config.num_attention_heads}`,
    );
  }
  return config;
}

/** Old configs name no architecture; then the tensors alone tell. */
function checkArchitecture(architectures: unknown): void {
  if (architectures === undefined || architectures === null) return;
  if (!Array.isArray(architectures) || !architectures.some((name) => ARCHITECTURES.includes(name))) {
    throw new UnsupportedConfigError(
      `config.json: architectures is ${JSON.stringify(architectures)}; only ${ARCHITECTURES.join(' or ')} has the head needed`,
    );
  }
}
