import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMecab, type Mecab } from '../../scripts/parity/mecab.ts';

/** The text is given so many times over, so that the process's own start, which is taken off, is small beside it. */
const REPEATS = 20;

/** Native MeCab's time for a text: the whole process less that of one with no text, which loads its dictionary too. */
export class NativeMecab {
  readonly name: string;
  private readonly mecab: Mecab;
  private readonly input: string;
  private readonly nothing: string;

  private constructor(mecab: Mecab, scratch: string, texts: readonly string[]) {
    this.name = mecab.version;
    this.mecab = mecab;
    this.input = join(scratch, 'input.txt');
    this.nothing = join(scratch, 'nothing.txt');
    writeFileSync(this.input, `${texts.join('\n')}\n`.repeat(REPEATS));
    writeFileSync(this.nothing, '\n');
  }

  /** Undefined where MeCab or the dictionary isn't installed. */
  static find(scratch: string, texts: readonly string[], dicdir: string | undefined): NativeMecab | undefined {
    const mecab = findMecab(dicdir);
    return typeof mecab === 'string' ? undefined : new NativeMecab(mecab, scratch, texts);
  }

  milliseconds(): number {
    const nothing = this.run(this.nothing);
    return (this.run(this.input) - nothing) / REPEATS;
  }

  private run(input: string): number {
    const started = performance.now();
    const args = [
      '-r',
      '/dev/null',
      '-d',
      this.mecab.dicdir,
      '-b',
      '4000000',
      '-O',
      'wakati',
      '-o',
      '/dev/null',
      input,
    ];
    const { status, stderr } = spawnSync('mecab', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`mecab: ${stderr}`);
    return performance.now() - started;
  }
}
