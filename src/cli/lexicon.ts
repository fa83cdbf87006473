import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { UsageError } from '../engine/errors.ts';
import type { Lexicon } from '../engine/morphology/lexicon.ts';
import { writeMecabDic } from '../engine/morphology/mecab-dic-writer.ts';
import type { Arguments } from './arguments.ts';
import { readLexicon } from './lexicon-file.ts';
import { readBytes } from './read-bytes.ts';
import { print } from './streams.ts';
import { loadDictionary } from './tokenizer.ts';

/** Words shown by `lexicon inspect`. */
const SHOWN = 5;

/** `lexicon inspect FILE` and `lexicon compile IN --out OUT.dic`. */
export async function lexiconCommand({ positionals, options }: Arguments): Promise<number> {
  const [action, file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('lexicon takes an action and one file.');
  if (action === 'inspect') {
    if (options.out !== undefined) throw new UsageError('lexicon inspect has no option --out.');
    await print(await facts(file));
    return 0;
  }
  if (action !== 'compile') throw new UsageError(`lexicon has no action "${action}"; it has inspect and compile.`);
  if (options.out === undefined) throw new UsageError('lexicon compile needs --out OUT.dic.');
  const lexicon = await readLexicon(file);
  const { connection } = await loadDictionary();
  const bytes = writeMecabDic(lexicon, connection);
  // Whole or not there.
  const temporary = `${options.out}.${process.pid}.part`;
  await writeFile(temporary, bytes);
  await rename(temporary, options.out);
  await print({ out: options.out, words: lexicon.size, bytes: bytes.length });
  return 0;
}

async function facts(file: string): Promise<object> {
  const bytes = await readBytes(file);
  const lexicon = await readLexicon(file);
  return {
    name: lexicon.name,
    words: lexicon.size,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    leftIdsUpTo: lexicon.highestLeftId,
    rightIdsUpTo: lexicon.highestRightId,
    first: firstWords(lexicon),
  };
}

function firstWords(lexicon: Lexicon): object[] {
  return Array.from({ length: Math.min(SHOWN, lexicon.size) }, (_, entry) => {
    const word = lexicon.word(entry);
    return {
      surface: word?.surface,
      leftId: word?.leftId,
      rightId: word?.rightId,
      cost: word?.cost,
      ...word?.details(),
    };
  });
}
