import { randomOf } from '../engine/random.ts';
import { MemoryFiles } from './memory-files.ts';
import { buildSafetensors, type NamedTensor, parseSafetensors } from './safetensors.ts';
import { TINY_FILES } from './tiny.ts';

/** Tensors with a row a token. */
const BY_TOKEN = ['bert.embeddings.word_embeddings.weight', 'cls.predictions.bias'];
/** [PAD], [UNK], [CLS], [SEP] and [MASK] are the vocabulary's first. */
const SPECIAL = 5;

/** The random checkpoint with only its special tokens and seeded others, few enough to try every combination. */
export async function cutCheckpoint(tokens: number, seed: number): Promise<MemoryFiles> {
  const source = await MemoryFiles.ofFixture('fixtures/tiny/checkpoint', TINY_FILES);
  const text = (name: string) => new TextDecoder().decode(source.files.get(name));
  const vocab = text('vocab.txt').split('\n').slice(0, -1);
  const random = randomOf(seed);
  const kept = new Set(Array.from({ length: SPECIAL }, (_, id) => id));
  while (kept.size < tokens) kept.add(SPECIAL + Math.floor(random() * (vocab.length - SPECIAL)));
  const ids = [...kept];
  const tensors = [...parseSafetensors(source.files.get('model.safetensors') ?? new Uint8Array())].map(
    ([name, tensor]) => [name, BY_TOKEN.includes(name) ? rowsOf(tensor, ids) : tensor] as const,
  );
  return source.with({
    'config.json': JSON.stringify({ ...JSON.parse(text('config.json')), vocab_size: tokens }),
    'vocab.txt': `${ids.map((id) => vocab[id]).join('\n')}\n`,
    'model.safetensors': buildSafetensors(new Map(tensors)),
  });
}

function rowsOf({ dtype, shape: [rows = 1, ...rest], bytes }: NamedTensor, ids: readonly number[]): NamedTensor {
  const width = bytes.byteLength / rows;
  const cut = new Uint8Array(ids.length * width);
  for (const [row, id] of ids.entries()) cut.set(bytes.subarray(id * width, (id + 1) * width), row * width);
  return { dtype, shape: [ids.length, ...rest], bytes: cut };
}
