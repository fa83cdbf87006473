/** Runs in a worker of the browser: transformers.js as its package has it, on WebAssembly, with the standard q8 file. */

import { answer } from './page-protocol.ts';

type Model = (inputs: Record<string, unknown>) => Promise<unknown>;

/** What is used of transformers.js, which the project's own checks must not need. */
interface TransformersJs {
  readonly env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    localModelPath: string;
    useBrowserCache: boolean;
    useWasmCache: boolean;
    readonly backends: { readonly onnx: { readonly wasm: { wasmPaths: unknown; numThreads: number } } };
  };
  readonly Tensor: new (type: string, data: BigInt64Array, dims: readonly number[]) => unknown;
  readonly AutoModelForMaskedLM: { from_pretrained(name: string, options: Record<string, unknown>): Promise<Model> };
}

answer(async ({ threads }) => {
  const url = new URL('/transformers/transformers.min.js', location.href).href;
  const { env, Tensor, AutoModelForMaskedLM } = (await import(/* @vite-ignore */ url)) as TransformersJs;
  Object.assign(env, {
    allowRemoteModels: false,
    allowLocalModels: true,
    localModelPath: new URL('/models/', location.href).href,
    useBrowserCache: false,
    useWasmCache: false,
  });
  const runtime = new URL('/transformers-runtime/ort-wasm-simd-threaded.asyncify', location.href).href;
  env.backends.onnx.wasm.wasmPaths = { mjs: `${runtime}.mjs`, wasm: `${runtime}.wasm` };
  if (threads > 0) env.backends.onnx.wasm.numThreads = threads;
  const model = await AutoModelForMaskedLM.from_pretrained('standard', { device: 'wasm', dtype: 'q8' });
  return async (ids) => {
    const row = (values: readonly number[]) => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, ids.length]);
    const attention_mask = row(ids.map(() => 1));
    await model({ input_ids: row(ids), attention_mask, token_type_ids: row(ids.map(() => 0)) });
  };
});
