import type { OrtModule } from '../engine/session/session.ts';

/** onnxruntime-web's WebAssembly, in Node (its build for Node) and in the browser. */
export async function loadOrt(): Promise<OrtModule> {
  if (import.meta.url.startsWith('file:')) return import('onnxruntime-web');
  const ort = await import('onnxruntime-web/wasm');
  // The path is written out: the development server follows literal ones only.
  const wasm = new URL('../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm', import.meta.url).href;
  ort.env.wasm.wasmPaths = { wasm };
  return ort;
}

/** onnxruntime-web's WebGPU build, in the browser. */
export async function loadWebGpuOrt(): Promise<OrtModule> {
  const ort = await import('onnxruntime-web/webgpu');
  const wasm = new URL('../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm', import.meta.url)
    .href;
  ort.env.wasm.wasmPaths = { wasm };
  return ort;
}
