import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { folderSink, folderSource } from '../../src/cli/folder.ts';
import { openCheckpoint } from '../../src/engine/checkpoint/checkpoint.ts';
import { convert } from '../../src/engine/convert/convert.ts';
import { packDictionary } from '../dictionary/pack.ts';
import { ROOT } from '../paths.ts';

export interface Asset {
  /** For people. */
  readonly what: string;
  /** Below public/generated; the asset is all that is in it. */
  readonly folder: string;
  /** Files and folders of the repository that it is made from. package-lock.json stands for the npm packages. */
  readonly inputs: readonly string[];
  /** Fills an empty folder. */
  make(folder: string): Promise<void>;
}

const MODEL = 'models/jmed-mini';
const LEXICON = 'starter.tsv';
const SENTENCES = 'fixtures/sentences.tsv';

/** onnxruntime-web's builds: for WebGPU (asyncify), and the smaller one for WebAssembly alone. */
const RUNTIMES = ['ort-wasm-simd-threaded.asyncify', 'ort-wasm-simd-threaded'];

export const ASSETS: readonly Asset[] = [
  {
    what: 'the dictionary (IPADIC from the kuromoji package)',
    folder: 'dictionary',
    inputs: [
      'scripts/assets',
      'scripts/dictionary',
      ...['dictionary', 'double-array', 'double-array-builder', 'system-dictionary'].map(
        (file) => `src/engine/morphology/${file}.ts`,
      ),
      'package-lock.json',
    ],
    make: (folder) => writeFile(join(folder, 'ipadic.bin'), packDictionary()),
  },
  {
    what: 'the embedded model’s ONNX files',
    folder: MODEL,
    inputs: ['scripts/assets', MODEL, 'src/engine/checkpoint', 'src/engine/convert', 'package-lock.json'],
    make: async (folder) => {
      const source = folderSource(join(ROOT, MODEL));
      await convert(await openCheckpoint(source), folderSink(folder), {
        dtypes: ['fp32', 'q8', 'q8w', 'q8wf16'],
        name: 'JMed Mini',
        source,
        lexicon: LEXICON,
      });
    },
  },
  {
    what: 'the starter lexicon',
    folder: 'lexicon',
    inputs: ['scripts/assets', 'lexicon'],
    make: (folder) => copyFile(join(ROOT, 'lexicon', LEXICON), join(folder, LEXICON)),
  },
  {
    what: 'the sentences that fidelity is measured on',
    folder: 'test-sentences',
    inputs: ['scripts/assets', SENTENCES],
    make: (folder) => copyFile(join(ROOT, SENTENCES), join(folder, 'sentences.tsv')),
  },
  {
    what: 'the copy of onnxruntime-web’s WebAssembly',
    folder: 'ort',
    inputs: ['scripts/assets', 'package-lock.json'],
    make: async (folder) => {
      const dist = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
      await mkdir(folder, { recursive: true });
      const files = RUNTIMES.flatMap((name) => [`${name}.mjs`, `${name}.wasm`]);
      await Promise.all(files.map((file) => copyFile(join(dist, file), join(folder, file))));
    },
  },
];
