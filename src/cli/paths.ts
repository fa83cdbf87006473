import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository: the bundle lies in .cache/cli below it. */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GENERATED = join(ROOT, 'public', 'generated');

export const DICTIONARY = join(GENERATED, 'dictionary', 'ipadic.bin');
export const EMBEDDED_MODEL = join(GENERATED, 'models', 'jmed-mini');
export const SHIPPED_LEXICONS = join(GENERATED, 'lexicon');
export const TEST_SENTENCES = join(ROOT, 'fixtures', 'sentences.tsv');

/** Where checkpoints that `fill` was pointed at are kept converted. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base !== undefined && base !== '' ? base : join(homedir(), '.cache'), 'jmed-mask');
}
