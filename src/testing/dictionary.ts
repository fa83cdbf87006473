import { loadSystemDictionary, type SystemDictionary } from '../engine/morphology/system-dictionary.ts';
import { readFixture } from './fixtures.ts';

/** IPADIC as the page gets it (`npm test` makes the file). */
export async function readDictionary(): Promise<SystemDictionary> {
  const packed = await readFixture('public/generated/dictionary/ipadic.bin');
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return loadSystemDictionary(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}
