/** The project's onnxruntime-web: seen from bench/peers, the name would mean the one that transformers.js comes with. */
export * from 'onnxruntime-web/wasm';
