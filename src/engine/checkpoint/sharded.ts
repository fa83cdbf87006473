import * as v from 'valibot';
import { BadCheckpointError } from '../errors.ts';
import type { FileSource } from '../io.ts';
import { parseJson } from './json.ts';
import type { RawTensor } from './raw-tensor.ts';
import { readSafetensors } from './safetensors.ts';

export const SHARD_INDEX = 'model.safetensors.index.json';

const indexSchema = v.object({ weight_map: v.record(v.string(), v.string()) });
const SHARD_NAME = /^[^/\\]+\.safetensors$/u;

/**
 * @param bytes the content of model.safetensors.index.json
 * @returns the shard of each tensor, and the shards' names in order
 * @throws BadCheckpointError
 */
export function parseShardIndex(bytes: Uint8Array): { weightMap: ReadonlyMap<string, string>; files: string[] } {
  const parsed = v.safeParse(indexSchema, parseJson(bytes, SHARD_INDEX));
  if (!parsed.success) throw new BadCheckpointError(`${SHARD_INDEX}: ${parsed.issues[0].message}`);
  const weightMap = new Map(Object.entries(parsed.output.weight_map));
  const files = [...new Set(weightMap.values())].sort();
  for (const fileName of files) {
    if (!SHARD_NAME.test(fileName)) throw new BadCheckpointError(`${SHARD_INDEX}: ${fileName} is not a shard's name`);
  }
  return { weightMap, files };
}

/**
 * @param indexBytes the content of model.safetensors.index.json, which names the shard of each tensor
 * @returns the tensors and the shards' names, in order
 * @throws BadCheckpointError when a shard is missing or doesn't hold what the index says
 */
export async function readShardedSafetensors(
  source: FileSource,
  indexBytes: Uint8Array,
): Promise<{ tensors: ReadonlyMap<string, RawTensor>; files: string[] }> {
  const { weightMap, files } = parseShardIndex(indexBytes);
  const tensors = new Map<string, RawTensor>();
  for (const fileName of files) {
    const file = await source.open(fileName);
    if (file === undefined) throw new BadCheckpointError(`${SHARD_INDEX}: ${fileName} is missing`);
    for (const [name, tensor] of await readSafetensors(file, fileName)) {
      if (weightMap.get(name) !== fileName) {
        throw new BadCheckpointError(`${fileName}: ${name} is not listed for this shard in ${SHARD_INDEX}`);
      }
      tensors.set(name, tensor);
    }
  }
  for (const [name, fileName] of weightMap) {
    if (!tensors.has(name)) throw new BadCheckpointError(`${SHARD_INDEX}: ${fileName} does not hold ${name}`);
  }
  return { tensors, files };
}
