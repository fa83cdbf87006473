import { describe, expect, it } from 'vitest';
import { StorageError } from '../engine/errors.ts';
import { LexiconLibrary } from './lexicon-library.ts';
import { MemoryFolder } from './memory-folder.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const facts = (digit: string) => ({ sha256: digit.repeat(64), name: `${digit}.tsv`, entries: 1, bytes: 6 });

async function withLexicons(...digits: string[]) {
  const folder = new MemoryFolder();
  const library = new LexiconLibrary(folder);
  for (const digit of digits) await library.add(facts(digit), bytesOf(digit));
  return { folder, library };
}

const names = async (library: LexiconLibrary) => (await library.catalogue()).lexicons.map(({ name }) => name);

describe('the lexicon library', () => {
  it('is empty at first, and what is added is there for the next to open it', async () => {
    const { folder, library } = await withLexicons();
    expect(await library.catalogue()).toMatchObject({ lexicons: [], ownWords: '' });
    await library.add(facts('a'), bytesOf('肺癌'));
    const reopened = new LexiconLibrary(folder);
    expect((await reopened.catalogue()).lexicons).toEqual([{ ...facts('a'), on: true }]);
    expect(await reopened.read('a'.repeat(64))).toEqual(bytesOf('肺癌'));
  });

  it('holds a file once: added again it is switched on, in its old place', async () => {
    const { library } = await withLexicons('a', 'b');
    await library.switch('a'.repeat(64), false);
    await library.add({ ...facts('a'), name: 'renamed.tsv' }, bytesOf('a'));
    expect((await library.catalogue()).lexicons).toMatchObject([{ name: 'renamed.tsv', on: true }, { name: 'b.tsv' }]);
  });

  it('keeps the order, which can be changed within its ends', async () => {
    const { library } = await withLexicons('a', 'b', 'c');
    await library.move('c'.repeat(64), -1);
    expect(await names(library)).toEqual(['a.tsv', 'c.tsv', 'b.tsv']);
    await library.move('a'.repeat(64), 5);
    expect(await names(library)).toEqual(['c.tsv', 'b.tsv', 'a.tsv']);
    await library.move('d'.repeat(64), 1);
    expect(await names(library)).toEqual(['c.tsv', 'b.tsv', 'a.tsv']);
  });

  it('forgets a lexicon with its file', async () => {
    const { folder, library } = await withLexicons('a', 'b');
    await library.remove('a'.repeat(64));
    expect(await names(library)).toEqual(['b.tsv']);
    expect(await folder.names()).toEqual(expect.not.arrayContaining(['a'.repeat(64)]));
  });

  it('remembers own words and which of the models’ lexicons are off', async () => {
    const { library } = await withLexicons();
    await library.setOwnWords('肺癌\n');
    await library.switchDefault('starter.tsv', false);
    await library.switchDefault('starter.tsv', false);
    expect(await library.catalogue()).toMatchObject({ ownWords: '肺癌\n', defaultsOff: ['starter.tsv'] });
    await library.switchDefault('starter.tsv', true);
    expect((await library.catalogue()).defaultsOff).toEqual([]);
  });

  it('loses no change when many are made at once', async () => {
    const { library } = await withLexicons();
    await Promise.all([...'abcdef'].map((digit) => library.add(facts(digit), bytesOf(digit))));
    expect((await names(library)).sort()).toEqual([...'abcdef'].map((digit) => `${digit}.tsv`));
  });

  it('takes away files of interrupted additions, and none while the catalogue can’t be read', async () => {
    const { folder, library } = await withLexicons('a');
    await folder.write('b'.repeat(64), bytesOf('b'));
    await library.tidy();
    expect((await folder.names()).toSorted()).toEqual(['a'.repeat(64), 'catalogue.json']);
    await folder.write('catalogue.json', bytesOf('{"version":2}'));
    await library.tidy();
    expect((await library.catalogue()).lexicons).toEqual([]);
    expect(await library.read('a'.repeat(64))).toEqual(bytesOf('a'));
  });

  it('says so when the device has no room, and is as it was', async () => {
    const { folder, library } = await withLexicons('a');
    class FullFolder extends MemoryFolder {
      override async write(): Promise<void> {
        throw new DOMException('no room', 'QuotaExceededError');
      }
      override read(name: string) {
        return folder.read(name);
      }
    }
    const full = new LexiconLibrary(new FullFolder());
    await expect(full.add(facts('b'), bytesOf('b'))).rejects.toThrow(StorageError);
    await expect(full.add(facts('b'), bytesOf('b'))).rejects.toThrow('QuotaExceededError');
    expect(await names(library)).toEqual(['a.tsv']);
  });
});
