import type * as Ort from 'onnxruntime-web';
import type { Manifest } from '../convert/manifest.ts';
import { CancelledError, RuntimeError } from '../errors.ts';
import type { FileSource, OnProgress } from '../io.ts';
import { checkGraph } from './check-graph.ts';
import type { Choice } from './choose.ts';
import { runtimeFailure } from './failure.ts';
import { type GpuDevice, requestGpuDevice } from './gpu-device.ts';
import type { MaskedLm, RuntimeInfo } from './masked-lm.ts';
import { type Places, placesOf } from './places.ts';
import { readListedFile } from './read-file.ts';
import { Serial } from './serial.ts';

/** The onnxruntime-web module the caller loaded: its /webgpu, /wasm or Node build. */
export type OrtModule = Pick<typeof Ort, 'InferenceSession' | 'Tensor' | 'env'>;

export interface LoadedMaskedLm extends MaskedLm {
  /** Resolves when the GPU device is lost; the model is then of no more use. Never on WebAssembly. */
  readonly lost: Promise<RuntimeError>;
}

export interface LoadOptions {
  /** WebAssembly threads, default 1. They are fixed when the runtime first starts in a realm. */
  readonly threads?: number;
  /** Check both files' sha256 before use. Sizes are always checked. Default false. */
  readonly verify?: boolean;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * @param files the folder the manifest lies in
 * @param choice what `chooseFile` chose
 * @throws NotFoundError, CorruptFileError, RuntimeError, OutOfMemoryError, CancelledError
 */
export async function loadMaskedLm(
  ort: OrtModule,
  manifest: Manifest,
  files: FileSource,
  choice: Choice,
  options: LoadOptions = {},
): Promise<LoadedMaskedLm> {
  const { device, dtype, adapter, fallback } = choice;
  const threads = options.threads ?? 1;
  const [graph, data] = await readModel(files, choice, options);
  checkGraph(graph, choice.model.graph.name, choice.model.data);
  ort.env.wasm.numThreads = threads;
  const gpu = device === 'webgpu' ? await requestGpuDevice() : undefined;
  const session = await createSession(ort, gpu, graph, { path: choice.model.data.name, data });
  const runtime: RuntimeInfo = {
    device,
    dtype,
    threads: device === 'wasm' ? threads : 0,
    adapter,
    ...(fallback && { fallback }),
  };
  const model = new OrtMaskedLm(ort, session, manifest, runtime, gpu);
  if (options.signal?.aborted) {
    await model.release();
    throw new CancelledError();
  }
  return model;
}

async function readModel(
  files: FileSource,
  { dtype, model: { graph, data } }: Choice,
  { verify = false, onProgress, signal }: LoadOptions,
): Promise<[Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>]> {
  const loaded = { graph: 0, data: 0 };
  const follow = (part: 'graph' | 'data') => (bytes: number) => {
    loaded[part] = bytes;
    onProgress?.({ what: dtype, loaded: loaded.graph + loaded.data, total: graph.bytes + data.bytes });
  };
  return Promise.all([
    readListedFile(files, graph, { verify, signal, onBytes: follow('graph') }),
    readListedFile(files, data, { verify, signal, onBytes: follow('data') }),
  ]);
}

async function createSession(
  ort: OrtModule,
  gpu: GpuDevice | undefined,
  graph: Uint8Array,
  external: { path: string; data: Uint8Array },
): Promise<Ort.InferenceSession> {
  try {
    return await ort.InferenceSession.create(graph, {
      executionProviders: [gpu ? gpuProvider(gpu) : 'wasm'],
      externalData: [external],
      graphOptimizationLevel: 'all',
      // What goes wrong is thrown; the console is not written to.
      logSeverityLevel: 4,
    });
  } catch (cause) {
    gpu?.destroy();
    throw runtimeFailure(gpu ? 'webgpu' : 'wasm', "can't start", cause);
  }
}

function gpuProvider(device: GpuDevice): Ort.InferenceSession.WebGpuExecutionProviderOption {
  return {
    name: 'webgpu',
    device: device as unknown as NonNullable<Ort.InferenceSession.WebGpuExecutionProviderOption['device']>,
  };
}

class OrtMaskedLm implements LoadedMaskedLm {
  readonly runtime: RuntimeInfo;
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly maxPositions: number;
  readonly lost: Promise<RuntimeError>;
  readonly #ort: OrtModule;
  readonly #session: Ort.InferenceSession;
  readonly #gpu: GpuDevice | undefined;
  readonly #queue = new Serial();
  #unusable: RuntimeError | undefined;

  constructor(
    ort: OrtModule,
    session: Ort.InferenceSession,
    { config }: Manifest,
    runtime: RuntimeInfo,
    gpu: GpuDevice | undefined,
  ) {
    this.#ort = ort;
    this.#session = session;
    this.#gpu = gpu;
    this.runtime = runtime;
    this.vocabSize = config.vocab_size;
    this.hiddenSize = config.hidden_size;
    this.maxPositions = config.max_position_embeddings;
    this.lost = new Promise((resolve) => {
      // A release loses the device too, but that is nothing to tell.
      void gpu?.lost.then(({ reason, message }) => {
        if (this.#unusable !== undefined) return;
        this.#unusable = new RuntimeError('webgpu', `the device was lost (${reason}): ${message}`);
        resolve(this.#unusable);
      });
    });
  }

  logits(inputIds: Int32Array, batch: number, maskPositions: readonly number[]): Promise<Float32Array> {
    return this.#run(inputIds, batch, placesOf(maskPositions, batch, inputIds.length / batch), 'logits');
  }

  hiddenStates(inputIds: Int32Array, batch: number): Promise<Float32Array> {
    // The head still runs, at one position: next to nothing.
    const positions = Array.from(inputIds, (_, place) => place);
    return this.#run(inputIds, batch, { positions, masks: [0] }, 'last_hidden_state');
  }

  release(): Promise<void> {
    return this.#queue.run(async () => {
      this.#unusable ??= new RuntimeError(this.runtime.device, 'the model was released');
      await this.#session.release();
      this.#gpu?.destroy();
    });
  }

  #run(ids: Int32Array, batch: number, { positions, masks }: Places, output: string): Promise<Float32Array> {
    return this.#queue.run(async () => {
      if (this.#unusable !== undefined) throw this.#unusable;
      const { Tensor } = this.#ort;
      const feeds = {
        input_ids: new Tensor('int64', toInt64(ids), [batch, ids.length / batch]),
        positions: new Tensor('int64', toInt64(positions), [batch, positions.length / batch]),
        mask_positions: new Tensor('int64', toInt64(masks), [masks.length]),
      };
      try {
        const results = await this.#session.run(feeds, [output], { logSeverityLevel: 4 });
        return results[output]?.data as Float32Array;
      } catch (cause) {
        throw runtimeFailure(this.runtime.device, 'the run failed', cause);
      }
    });
  }
}

/** Non-negative 32-bit values: the upper words stay zero, and no BigInt is made for each. */
function toInt64(values: ArrayLike<number>): BigInt64Array {
  const words = new Int32Array(values.length * 2);
  for (let i = 0; i < values.length; i++) words[2 * i] = values[i] ?? 0;
  return new BigInt64Array(words.buffer);
}
