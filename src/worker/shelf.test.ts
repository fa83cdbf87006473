import { beforeAll, describe, expect, it } from 'vitest';
import type { SystemDictionary } from '../engine/morphology/system-dictionary.ts';
import { lexiconFromVocabulary } from '../engine/morphology/vocabulary-lexicon.ts';
import { Vocab } from '../engine/wordpiece/vocab.ts';
import { LexiconLibrary } from '../storage/lexicon-library.ts';
import { MemoryFolder } from '../storage/memory-folder.ts';
import { readDictionary } from '../testing/dictionary.ts';
import { readFixture } from '../testing/fixtures.ts';
import { Shelf } from './shelf.ts';

const TEXT = '肺炎球菌性肺炎の患者';
const SPECIAL = '[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n';
const vocab = Vocab.parse(new TextEncoder().encode(`${SPECIAL}肺炎\n多発性硬化症\nの\n`));
let system: SystemDictionary;
beforeAll(async () => {
  system = await readDictionary();
});

async function opened(folder = new MemoryFolder()) {
  const fromVocabulary = lexiconFromVocabulary(vocab, system);
  if (!fromVocabulary) throw new Error('the vocabulary has no term');
  const defaultLexicon = { id: 'vocabulary', kind: 'vocabulary', name: '', lexicon: fromVocabulary } as const;
  const base = { system, vocab, normalizeText: false, defaultLexicon };
  const shelf = await Shelf.open(base, new LexiconLibrary(folder), 'memory');
  const add = (name: string, ...parts: BlobPart[]) =>
    shelf.change({ kind: 'add', file: new File(parts, name) }, () => {});
  return { shelf, folder, add };
}

const words = (shelf: Shelf, text = TEXT) => shelf.reader.read(text, {}).words.map(({ surface }) => surface);

describe('the lexicons in force', () => {
  it('are the model’s own at first, which can be switched off and on', async () => {
    const { shelf } = await opened();
    expect(words(shelf, '多発性硬化症')).toEqual(['多発性硬化症']);
    expect(shelf.state.lexicons).toMatchObject([{ kind: 'vocabulary', entries: 1, on: true }]);
    await shelf.change({ kind: 'switch', id: 'vocabulary', on: false }, () => {});
    expect(shelf.state.lexicons[0]?.on).toBe(false);
    expect(words(shelf, '多発性硬化症')).not.toEqual(['多発性硬化症']);
    await shelf.change({ kind: 'switch', id: 'vocabulary', on: true }, () => {});
    expect(words(shelf, '多発性硬化症')).toEqual(['多発性硬化症']);
  });

  it('take in a compiled dictionary, listed with its facts, and give it back after a restart', async () => {
    const bytes = await readFixture('fixtures/starter.dic');
    const { shelf, folder, add } = await opened();
    const steps: number[] = [];
    const file = new File([bytes], 'starter.dic');
    await shelf.change({ kind: 'add', file }, ({ loaded }) => steps.push(loaded));
    expect(steps).toEqual([0, bytes.length]);
    const [, listed] = shelf.state.lexicons;
    expect(listed).toMatchObject({ name: 'starter.dic', bytes: bytes.length, on: true, kind: 'file' });
    expect(listed?.entries).toBeGreaterThan(4000);
    await add('own.tsv', '肺炎球菌性肺炎\tはいえんきゅうきんせいはいえん\tJ13');
    expect(words(shelf)[0]).toBe('肺炎球菌性肺炎');
    expect((await opened(folder)).shelf.state).toEqual(shelf.state);
  });

  it('leave out what is off or removed', async () => {
    const { shelf, add } = await opened();
    const { lexicons } = await add('own.tsv', '肺炎球菌性肺炎');
    const id = lexicons[1]?.id ?? '';
    await shelf.change({ kind: 'switch', id, on: false }, () => {});
    expect(words(shelf)[0]).not.toBe('肺炎球菌性肺炎');
    await shelf.change({ kind: 'switch', id, on: true }, () => {});
    expect(words(shelf)[0]).toBe('肺炎球菌性肺炎');
    await shelf.change({ kind: 'remove', id }, () => {});
    expect(words(shelf)[0]).not.toBe('肺炎球菌性肺炎');
    expect(shelf.state.lexicons).toHaveLength(1);
  });

  it('stay as they are when a file is refused, for a reason that has a name', async () => {
    const { shelf, add } = await opened();
    await add('own.tsv', '肺炎球菌性肺炎');
    const before = shelf.state;
    const dic = await readFixture('fixtures/starter.dic');
    const refused = async (name: string, ...parts: BlobPart[]) =>
      add(name, ...parts).then(
        () => 'taken',
        (error: { params: { reason: string; line: number } }) => [error.params.reason, error.params.line],
      );
    expect(await refused('cut.dic', dic.slice(0, -100))).toEqual(['not-mecab-dic', 0]);
    expect(await refused('words.txt', '肺癌')).toEqual(['unknown-format', 0]);
    expect(await refused('bad.csv', '肺癌,1,1,1\n胃癌,x,1,1\n')).toEqual(['bad-context-id', 2]);
    expect(await refused('foreign.csv', '肺癌,5000,1,1\n')).toEqual(['other-dictionary', 0]);
    expect(await refused('sjis.tsv', Uint8Array.of(0x94, 0x78))).toEqual(['not-utf8', 0]);
    expect(await refused('empty.tsv', '')).toEqual(['no-words', 0]);
    expect(shelf.state).toEqual(before);
    expect(words(shelf)[0]).toBe('肺炎球菌性肺炎');
  });

  it('do without a kept file that was changed behind their back, and say so', async () => {
    const { folder, add } = await opened();
    const { lexicons } = await add('own.tsv', '肺炎球菌性肺炎');
    await folder.write(lexicons[1]?.sha256 ?? '', new TextEncoder().encode('肺'));
    const { shelf } = await opened(folder);
    expect(shelf.state.lexicons[1]).toMatchObject({ on: true, problem: { code: 'corrupt-file' } });
    expect(words(shelf)[0]).not.toBe('肺炎球菌性肺炎');
  });

  it('hold the person’s own words, the good lines among bad ones, kept and written as TSV', async () => {
    const { shelf, folder } = await opened();
    const { own } = await shelf.change({ kind: 'own', text: '肺炎球菌性肺炎\n\tはいえん\n' }, () => {});
    expect(own).toMatchObject({ words: 1, badLines: [{ line: 2, reason: 'empty-surface' }] });
    expect(words(shelf)[0]).toBe('肺炎球菌性肺炎');
    expect(words((await opened(folder)).shelf)[0]).toBe('肺炎球菌性肺炎');
    expect(shelf.ownWordsTsv()).toContain('\n肺炎球菌性肺炎\n');
    await shelf.change({ kind: 'own', text: '' }, () => {});
    expect(words(shelf)[0]).not.toBe('肺炎球菌性肺炎');
  });
});

describe('what lexicons know of words', () => {
  it('comes with the text read and for predictions, by the lexicon that tells it', async () => {
    const { shelf, add } = await opened();
    await add('plain.tsv', '肺炎球菌性肺炎\n肺炎');
    await add('own.tsv', '肺炎球菌性肺炎\t\tJ13\n患者\tかんじゃ\n');
    const { lexicons, known, words: read } = shelf.reader.read(`[MASK]の${TEXT}`, {});
    expect(lexicons.map(({ kind, name }) => [kind, name])).toEqual([
      ['vocabulary', ''],
      ['file', 'plain.tsv'],
      ['file', 'own.tsv'],
    ]);
    const patient = read.findIndex(({ surface }) => surface === '患者');
    expect(known.get(patient)).toEqual({ reading: 'かんじゃ', lexicon: 2 });
    expect(shelf.reader.lookUp(['肺炎球菌性肺炎', '肺炎', '肺'])).toEqual(
      new Map([['肺炎球菌性肺炎', { icd10: 'J13', lexicon: 2 }]]),
    );
  });
});
