import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** PyPI ipadic's; Debian's mecab-ipadic-utf8 has 令和 added. */
export const WORDS_OF_PYPI_IPADIC = 392_126;

export interface Mecab {
  readonly version: string;
  readonly dicdir: string;
  /** In the dictionary's header. */
  readonly words: number;
}

/** The installed `mecab` with the dictionary of PyPI's `ipadic` (or a given one); else why there is none. */
export function findMecab(givenDicdir: string | undefined): Mecab | string {
  const version = spawnSync('mecab', ['--version'], { encoding: 'utf8' });
  if (version.error) return 'mecab is not installed (Debian: apt-get install mecab libmecab-dev mecab-utils).';
  const dicdir = givenDicdir ?? dicdirOfPython();
  if (dicdir === undefined || !existsSync(join(dicdir, 'sys.dic'))) {
    return 'No dictionary: pip install ipadic, or give its folder by --dicdir.';
  }
  const words = readFileSync(join(dicdir, 'sys.dic')).readUInt32LE(12);
  return { version: version.stdout.trim(), dicdir, words };
}

function dicdirOfPython(): string | undefined {
  const found = spawnSync('python3', ['-c', 'import ipadic; print(ipadic.DICDIR)'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** mecab-dict-index, which Debian keeps off the path. */
export function compileUserDictionary({ dicdir }: Mecab, csv: string, out: string): void {
  const libexec = spawnSync('mecab-config', ['--libexecdir'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const command = join(libexec, 'mecab-dict-index');
  const run = spawnSync(command, ['-d', dicdir, '-u', out, '-f', 'utf-8', '-t', 'utf-8', csv], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`mecab-dict-index: ${run.error?.message ?? run.stderr}`);
}

/** Words of each text; texts must hold no \n and no U+0000. */
export function segment(
  { dicdir }: Mecab,
  texts: readonly string[],
  userDictionary: string | undefined,
  scratch: string,
) {
  const input = join(scratch, 'input.txt');
  writeFileSync(input, `${texts.join('\n')}\n`);
  const user = userDictionary === undefined ? [] : ['-u', userDictionary];
  const format = ['-F%m\\n', '-U%m\\n', '-E\\n'];
  const started = performance.now();
  const run = spawnSync('mecab', ['-r', '/dev/null', '-d', dicdir, ...user, '-b', '4000000', ...format, input], {
    maxBuffer: 2 ** 30,
  });
  const ms = performance.now() - started;
  if (run.status !== 0) throw new Error(`mecab: ${run.error?.message ?? run.stderr.toString()}`);
  return { words: parse(run.stdout.toString('utf8'), texts.length), ms };
}

/** A word a line, an empty line after each text. */
function parse(output: string, count: number): string[][] {
  const texts: string[][] = [];
  let words: string[] = [];
  for (const line of output.split('\n')) {
    if (line !== '') words.push(line);
    else {
      texts.push(words);
      words = [];
    }
  }
  if (texts.length < count) throw new Error(`mecab answered ${texts.length} of ${count} texts.`);
  return texts;
}
