/** Runs in a worker of the browser: the engine, with the model file served beside it. */

import { parseManifest } from '../../src/engine/convert/manifest.ts';
import type { FileSource } from '../../src/engine/io.ts';
import { probeCapabilities } from '../../src/engine/session/capabilities.ts';
import { chooseFile } from '../../src/engine/session/choose.ts';
import { loadMaskedLm } from '../../src/engine/session/session.ts';
import * as ort from '../own-runtime.ts';
import { answer } from './page-protocol.ts';

const bytesOf = async (name: string) =>
  new Uint8Array(await (await fetch(new URL(`/own/${name}`, location.href))).arrayBuffer());
const files: FileSource = {
  list: async () => [],
  open: async (name) => {
    const bytes = await bytesOf(name);
    return { size: bytes.byteLength, read: async (offset, length) => bytes.slice(offset, offset + length) };
  },
};

answer(async ({ threads }) => {
  ort.env.wasm.wasmPaths = new URL('/own-runtime/', location.href).href;
  const manifest = parseManifest(await bytesOf('manifest.json'));
  const choice = chooseFile(manifest, await probeCapabilities(), { device: 'wasm', dtype: 'q8' });
  const model = await loadMaskedLm(ort, manifest, files, choice, { threads });
  return async (ids, masks) => {
    await model.logits(Int32Array.from(ids), 1, masks);
  };
});
