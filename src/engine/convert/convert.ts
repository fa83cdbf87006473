import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { CancelledError, NotFoundError } from '../errors.ts';
import type { FileSink, FileSource, OnProgress } from '../io.ts';
import { buildBertGraph } from './bert-graph.ts';
import { type Calibration, calibrate } from './calibration/calibrate.ts';
import { digestFile, writeDigested } from './digest.ts';
import { DTYPE_INFO, type Dtype } from './dtypes.ts';
import type { GraphBuilder } from './graph-builder.ts';
import {
  MANIFEST_FORMAT,
  MANIFEST_NAME,
  type Manifest,
  type ManifestFile,
  type ManifestModel,
  serializeManifest,
} from './manifest.ts';
import { writeOnnx } from './onnx-writer.ts';
import { TARGETS } from './targets/index.ts';

export interface ConvertOptions {
  readonly dtypes: readonly Dtype[];
  /** The manifest's `name`. */
  readonly name: string;
  /** The folder the checkpoint was opened from, to take its files' sha256 when `sourceFiles` doesn't tell them. */
  readonly source: FileSource;
  readonly repo?: string;
  readonly revision?: string;
  /** Known already. */
  readonly sourceFiles?: Manifest['source']['files'];
  /** Tells a file's size and sha256, when the caller takes them while downloading. */
  readonly digest?: (name: string) => Promise<ManifestFile>;
  /** Default: what the checkpoint's README.md names. */
  readonly licence?: string;
  /** The default lexicon's file name; default null, the lexicon from the vocabulary. */
  readonly lexicon?: string | null;
  /** Told the bytes of all weights before any is written; when it rejects, nothing is. */
  readonly onSize?: (bytes: number) => Promise<void>;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * Writes `<dtype>.onnx`, `<dtype>.onnx.data` for each dtype, vocab.txt and, last of all, manifest.json. The same weights
 * give the same bytes, whatever format they came in.
 * @throws BadCheckpointError, UnsupportedConfigError (a dtype this shape can't have), CancelledError
 */
export async function convert(checkpoint: Checkpoint, sink: FileSink, options: ConvertOptions): Promise<Manifest> {
  // All graphs first: a dtype that can't be is refused before anything is written.
  const graphs = [...new Set(options.dtypes)].map((dtype) => ({
    dtype,
    graph: buildBertGraph(checkpoint, TARGETS[dtype]),
  }));
  await options.onSize?.(graphs.reduce((sum, { graph }) => sum + graph.dataBytes, 0));
  const calibrated = graphs.some(({ dtype }) => TARGETS[dtype].calibrated);
  const weights = { checkpoint, calibration: calibrated ? await calibrate(checkpoint, options) : undefined };
  const models: ManifestModel[] = [];
  for (const { dtype, graph } of graphs) models.push(await writeModel(weights, sink, dtype, graph, options));
  await checkpoint.verify();
  const vocab = await writeDigested(sink, 'vocab.txt', (write) => write(checkpoint.vocabBytes));
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    name: options.name,
    source: {
      ...(options.repo !== undefined && { repo: options.repo }),
      ...(options.revision !== undefined && { revision: options.revision }),
      files: options.sourceFiles ?? (await digestSources(checkpoint, options)),
    },
    licence: options.licence ?? checkpoint.licence ?? null,
    config: checkpoint.config,
    tokenizer: checkpoint.tokenizer,
    lexicon: options.lexicon ?? null,
    vocab,
    models,
  };
  await writeDigested(sink, MANIFEST_NAME, (write) => write(serializeManifest(manifest)));
  return manifest;
}

interface Weights {
  readonly checkpoint: Checkpoint;
  readonly calibration: Calibration | undefined;
}

async function writeModel(
  weights: Weights,
  sink: FileSink,
  dtype: Dtype,
  graph: GraphBuilder,
  { onProgress, signal }: ConvertOptions,
): Promise<ManifestModel> {
  const graphName = `${dtype}.onnx`;
  const dataName = `${graphName}.data`;
  const data = await writeDigested(sink, dataName, async (write) => {
    let written = 0;
    for await (const chunk of dataChunks(graph, weights)) {
      if (signal?.aborted) throw new CancelledError();
      await write(chunk);
      written += chunk.byteLength;
      onProgress?.({ what: dtype, loaded: written, total: graph.dataBytes });
    }
  });
  const graphFile = await writeDigested(sink, graphName, (write) => write(writeOnnx(graph, dataName)));
  return { dtype, devices: [...DTYPE_INFO[dtype].devices], graph: graphFile, data };
}

/** The data file from its start: each tensor's bytes, zeros between them where they are aligned. */
async function* dataChunks(graph: GraphBuilder, { checkpoint, calibration }: Weights): AsyncGenerator<Uint8Array> {
  let written = 0;
  for (const { tensors, encode } of graph.blocks) {
    let next = 0;
    for await (const chunk of encode(checkpoint, calibration)) {
      const starting = tensors[next];
      if (starting !== undefined && written <= starting.offset) {
        if (written < starting.offset) yield new Uint8Array(starting.offset - written);
        written = starting.offset;
      }
      written += chunk.byteLength;
      const current = tensors[next];
      if (current === undefined || written > current.offset + current.bytes) {
        throw new Error(`${tensors[0]?.name ?? ''}: more bytes than laid out`);
      }
      if (written === current.offset + current.bytes) next++;
      yield chunk;
    }
    if (next !== tensors.length) throw new Error(`${tensors[next]?.name ?? ''}: fewer bytes than laid out`);
  }
}

async function digestSources(
  checkpoint: Checkpoint,
  { source, digest: known, signal }: ConvertOptions,
): Promise<Manifest['source']['files']> {
  const files: Manifest['source']['files'] = [];
  for (const name of checkpoint.files) {
    const digest = known ? await known(name) : await digestFile(source, name, signal);
    if (digest === undefined) throw new NotFoundError(name);
    files.push(digest);
  }
  return files;
}
