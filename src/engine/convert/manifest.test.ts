import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { openTiny, TINY_FILES } from '../../testing/tiny.ts';
import { CorruptFileError } from '../errors.ts';
import { convert } from './convert.ts';
import { parseManifest, serializeManifest } from './manifest.ts';

const { checkpoint, source } = await openTiny(TINY_FILES);
const manifest = await convert(checkpoint, new MemoryFiles(), {
  dtypes: ['q8'],
  name: 'tiny',
  source,
  repo: 'someone/tiny',
  revision: 'main',
  licence: 'cc0-1.0',
  lexicon: 'starter.tsv',
});
const changed = (change: Record<string, unknown>) =>
  new TextEncoder().encode(JSON.stringify({ ...manifest, ...change }));

describe('parseManifest', () => {
  it('reads what serializeManifest writes', () => {
    expect(parseManifest(serializeManifest(manifest))).toEqual(manifest);
    expect(manifest).toMatchObject({
      licence: 'cc0-1.0',
      lexicon: 'starter.tsv',
      source: { repo: 'someone/tiny', revision: 'main' },
    });
  });

  it('keeps fidelity figures', () => {
    const fidelity = { masks: 9, clearMasks: 8, top1Clear: 0.99, firstInTop5: 1, top10Overlap: 0.97, kl: 0.001 };
    const measured = { ...manifest, models: manifest.models.map((model) => ({ ...model, fidelity })) };
    expect(parseManifest(serializeManifest(measured)).models[0]?.fidelity).toEqual(fidelity);
  });

  it.each([1, 3])('tells a manifest of format %d to be one, and what to do', (format) => {
    expect(() => parseManifest(changed({ format }))).toThrow(/format .* convert the model again/u);
  });

  it.each<readonly [string, Uint8Array]>([
    ['text that is no JSON', new TextEncoder().encode('{')],
    ['a file outside the folder', changed({ vocab: { ...manifest.vocab, name: '../vocab.txt' } })],
    ['a sha256 that is none', changed({ vocab: { ...manifest.vocab, sha256: 'abc' } })],
    ...['/etc/passwd', 'a/b', 'a\\b', '.hidden', 'C:x', 'x\u0000', '..', ''].map(
      (name) => [`a file called ${JSON.stringify(name)}`, changed({ vocab: { ...manifest.vocab, name } })] as const,
    ),
    ...[2 ** 53, 1.5, '9', null].map(
      (bytes) => [`a size of ${bytes}`, changed({ vocab: { ...manifest.vocab, bytes } })] as const,
    ),
    ['a hidden size of 2^53', changed({ config: { ...manifest.config, hidden_size: 2 ** 53 } })],
    ['a million layers', changed({ config: { ...manifest.config, num_hidden_layers: 1_000_000 } })],
    ['a negative number of positions', changed({ config: { ...manifest.config, max_position_embeddings: -1 } })],
    ['a negative size', changed({ vocab: { ...manifest.vocab, bytes: -1 } })],
    ['an unknown dtype', changed({ models: [{ ...manifest.models[0], dtype: 'q3' }] })],
    ['no models', changed({ models: undefined })],
  ])('rejects %s', (_, bytes) => {
    expect(() => parseManifest(bytes)).toThrow(CorruptFileError);
  });
});
