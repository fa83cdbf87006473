import { describe, expect, it } from 'vitest';
import { readFixture, readFixtureJson, readFixtureJsonLines, readFixtureText } from './fixtures.ts';

describe('readFixture', () => {
  it('reads bytes as they are on the disk', async () => {
    const bytes = await readFixture('fixtures/tiny/checkpoint/model.safetensors');
    expect(bytes.byteLength).toBe(1_363_352);
    const headerLength = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength)));
    expect(header).toHaveProperty(['bert.embeddings.word_embeddings.weight']);
  });

  it('reads text and JSON', async () => {
    expect(await readFixtureText('fixtures/tiny/checkpoint/vocab.txt')).toMatch(/^\[PAD\]\n/);
    expect(await readFixtureJson('fixtures/tiny/checkpoint/config.json')).toMatchObject({ model_type: 'bert' });
    expect(await readFixtureJsonLines('fixtures/tiny/tokenizer.jsonl')).toHaveLength(720);
  });

  it('rejects a path where there is no file', async () => {
    await expect(readFixture('fixtures/no-such-file.bin')).rejects.toThrow();
  });
});
