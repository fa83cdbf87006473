import { UsageError } from '../engine/errors.ts';
import type { Arguments } from './arguments.ts';
import { checkConvertedModel } from './models.ts';

/** Prints the manifest of a converted model once every file's size and sha256 have been found right. */
export async function inspectCommand({ positionals }: Arguments): Promise<number> {
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new UsageError('inspect takes one folder.');
  process.stdout.write(`${JSON.stringify(await checkConvertedModel(folder), null, 2)}\n`);
  return 0;
}
