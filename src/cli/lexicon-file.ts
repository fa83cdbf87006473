import { basename } from 'node:path';
import type { Lexicon } from '../engine/morphology/lexicon.ts';
import { lexiconFromFile } from '../engine/morphology/lexicon-file.ts';
import { readBytes } from './read-bytes.ts';

/** @throws NotFoundError, BadLexiconError */
export async function readLexicon(path: string): Promise<Lexicon> {
  return lexiconFromFile(await readBytes(path), basename(path));
}
