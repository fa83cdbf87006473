import { openCheckpoint } from '../engine/checkpoint/checkpoint.ts';
import { convert } from '../engine/convert/convert.ts';
import type { Dtype } from '../engine/convert/dtypes.ts';
import { FillMask } from '../engine/fill-mask/fill-mask.ts';
import { lexiconFromTsv } from '../engine/morphology/lexicon-tsv.ts';
import { Tagger } from '../engine/morphology/tagger.ts';
import { probeCapabilities } from '../engine/session/capabilities.ts';
import { chooseFile } from '../engine/session/choose.ts';
import type { Device } from '../engine/session/masked-lm.ts';
import { loadMaskedLm } from '../engine/session/session.ts';
import { BertJapaneseTokenizer } from '../engine/wordpiece/bert-japanese-tokenizer.ts';
import { Vocab } from '../engine/wordpiece/vocab.ts';
import { readDictionary } from './dictionary.ts';
import { readFixtureText } from './fixtures.ts';
import { MemoryFiles } from './memory-files.ts';
import { loadOrt, loadWebGpuOrt } from './ort.ts';

const FILES = ['config.json', 'tokenizer_config.json', 'vocab.txt', 'model.safetensors'];

/** A checkpoint of the repository, converted, with the starter lexicon; on WebAssembly, or on the browser's GPU. */
export async function fillMaskOf(folder: string, dtype: Dtype, device: Device = 'wasm'): Promise<FillMask> {
  return fillMaskFrom(await MemoryFiles.ofFixture(folder, FILES), dtype, device);
}

/** The same of any checkpoint's files. */
export async function fillMaskFrom(source: MemoryFiles, dtype: Dtype, device: Device = 'wasm'): Promise<FillMask> {
  const checkpoint = await openCheckpoint(source);
  const files = new MemoryFiles();
  const manifest = await convert(checkpoint, files, { dtypes: [dtype], name: 'test', source });
  const choice = chooseFile(manifest, await probeCapabilities(), { device, dtype });
  if (choice.device !== device) throw new Error(`no ${device} here: ${choice.fallback?.reason}`);
  const ort = device === 'webgpu' ? await loadWebGpuOrt() : await loadOrt();
  const model = await loadMaskedLm(ort, manifest, files, choice, { threads: 2 });
  const lexicon = lexiconFromTsv(await readFixtureText('lexicon/starter.tsv'), 'starter.tsv');
  const tagger = new Tagger(await readDictionary(), [lexicon]);
  return new FillMask(new BertJapaneseTokenizer({ tagger, vocab: Vocab.parse(checkpoint.vocabBytes) }), model);
}
