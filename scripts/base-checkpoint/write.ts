import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BertConfig } from '../../src/engine/checkpoint/config.ts';
import { OutputFile } from './output-file.ts';
import { writePyTorch } from './pytorch-file.ts';
import { writeSafetensors } from './safetensors-file.ts';
import { randomTensors } from './weights.ts';

const FORMATS = {
  safetensors: { file: 'model.safetensors', write: writeSafetensors },
  pytorch: { file: 'pytorch_model.bin', write: writePyTorch },
} as const;

export type Format = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as Format[];

export const weightsFile = (format: Format): string => FORMATS[format].file;

export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a Hugging Face folder with random weights, the same for the same seed.
 * @returns the weights' files
 */
export async function writeRandomCheckpoint(
  folder: string,
  config: BertConfig,
  formats: readonly Format[],
  seed: number,
): Promise<WrittenFile[]> {
  await mkdir(folder, { recursive: true });
  const tokenizer = {
    tokenizer_class: 'BertJapaneseTokenizer',
    do_lower_case: false,
    word_tokenizer_type: 'mecab',
    subword_tokenizer_type: 'wordpiece',
    mecab_kwargs: { mecab_dic: 'ipadic', normalize_text: false },
  };
  const settings = { architectures: ['BertForMaskedLM'], model_type: 'bert', ...config };
  await writeFile(join(folder, 'config.json'), `${JSON.stringify(settings, null, 2)}\n`);
  await writeFile(join(folder, 'tokenizer_config.json'), `${JSON.stringify(tokenizer, null, 2)}\n`);
  await writeFile(join(folder, 'vocab.txt'), `${vocabulary(config.vocab_size).join('\n')}\n`);
  const tensors = randomTensors(config, seed);
  const written: WrittenFile[] = [];
  for (const format of formats) {
    const file = await OutputFile.create(join(folder, FORMATS[format].file));
    await FORMATS[format].write(file, tensors);
    written.push(await file.close());
  }
  return written;
}

/** Special tokens, then characters that begin words and, as many, that go on: kana, full-width letters, kanji. */
function vocabulary(size: number): string[] {
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
  const ranges = [
    [0x3001, 0x3002],
    [0x3041, 0x3096],
    [0x30a1, 0x30fc],
    [0xff01, 0xff5e],
    [0x4e00, 0x9fff],
  ] as const;
  const characters = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
  );
  const words = characters.slice(0, Math.ceil((size - special.length) / 2));
  return [...special, ...words, ...words.map((word) => `##${word}`)].slice(0, size);
}
