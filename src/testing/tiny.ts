import { type Checkpoint, openCheckpoint } from '../engine/checkpoint/checkpoint.ts';
import { MemoryFiles } from './memory-files.ts';

const COMMON = ['config.json', 'tokenizer_config.json', 'vocab.txt'] as const;

/** The random two-layer checkpoint, as safetensors and as an old pytorch_model.bin. */
export const TINY_FILES = [...COMMON, 'model.safetensors'] as const;
export const TINY_PYTORCH_FILES = [...COMMON, 'pytorch_model.bin'] as const;

export async function openTiny(
  names: readonly string[],
): Promise<{ readonly checkpoint: Checkpoint; readonly source: MemoryFiles }> {
  const source = await MemoryFiles.ofFixture('fixtures/tiny/checkpoint', names);
  return { checkpoint: await openCheckpoint(source), source };
}
