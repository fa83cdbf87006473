import { describe, expect, it } from 'vitest';
import { readFixtureJson } from '../../testing/fixtures.ts';
import { BadCheckpointError, UnsupportedConfigError } from '../errors.ts';
import { parseBertConfig } from './config.ts';

const tiny = await readFixtureJson<Record<string, unknown>>('fixtures/tiny/checkpoint/config.json');

describe('parseBertConfig', () => {
  it('takes the fixture config and keeps what the graph needs', () => {
    expect(parseBertConfig(tiny)).toEqual({
      vocab_size: 4000,
      hidden_size: 64,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      intermediate_size: 128,
      max_position_embeddings: 128,
      type_vocab_size: 2,
      layer_norm_eps: 1e-12,
      hidden_act: 'gelu',
      pad_token_id: 0,
      tie_word_embeddings: true,
    });
  });

  it('fills in what old configs lack', () => {
    const old = Object.fromEntries(
      Object.entries(tiny).filter(([key]) => /^(vocab|hidden_size|num_|intermediate|max_pos)/u.test(key)),
    );
    expect(parseBertConfig(old)).toEqual(parseBertConfig(tiny));
  });

  it.each([
    ['hidden_act', 'relu'],
    ['position_embedding_type', 'relative_key'],
    ['model_type', 'roberta'],
    ['is_decoder', true],
    ['add_cross_attention', true],
    ['architectures', ['BertForSequenceClassification']],
    ['quantization_config', { bits: 4 }],
  ])('refuses %s %j and names the setting', (key, value) => {
    const parse = () => parseBertConfig({ ...tiny, [key]: value });
    expect(parse).toThrow(UnsupportedConfigError);
    expect(parse).toThrow(key);
  });

  it.each([
    ['vocab_size', undefined],
    ['hidden_size', -1],
    ['num_hidden_layers', 1.5],
    ['num_attention_heads', 5],
    ['layer_norm_eps', 'small'],
    ['intermediate_size', 1e30],
  ])('rejects %s %j as malformed', (key, value) => {
    const parse = () => parseBertConfig({ ...tiny, [key]: value });
    expect(parse).toThrow(BadCheckpointError);
    expect(parse).toThrow(key);
  });

  it.each([[null], [[]], ['bert'], [3]])('rejects %j, which is no config', (json) => {
    expect(() => parseBertConfig(json)).toThrow(BadCheckpointError);
  });
});
