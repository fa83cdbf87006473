import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { modelInPython } from '../models.ts';
import { dictionaryNames } from './dictionaries.ts';
import { pythonCode } from './python.ts';

const model = modelInPython('jmed-mini');
const code = (text: string, dictionaries: readonly string[] = ['starter.dic']) =>
  pythonCode({ text, topK: 20, model, dictionaries });

test('the tokenizer gets the whole of its settings', () => {
  const python = code('この患者は[MASK]と診断された。');
  expect(python).toContain('model = "models/jmed-mini"');
  expect(python).toContain('dictionaries = ["starter.dic"]');
  for (const setting of [
    'do_lower_case=False',
    '"mecab_dic": "ipadic"',
    '"mecab_option": f\'-u "{",".join(dictionaries)}"\' if dictionaries else ""',
    '"normalize_text": False',
    'top_k=20',
  ]) {
    expect(python).toContain(setting);
  }
});

test('the sentence is a Python string whatever it holds, its masks as Python spells them', () => {
  const python = code('"引用"\\n\n［ＭＡＳＫ］と[mask]😀');
  expect(python).toContain('text = "\\"引用\\"\\\\n\\n[MASK]と[MASK]😀"\n');
});

test('no sentence and no name of a dictionary gets out of its quotation marks', () => {
  assert(
    property(string({ unit: 'binary' }), (held) => {
      const lines = code(held, [held]).split('\n');
      expect(lines).toHaveLength(code('x').split('\n').length);
      const dictionaries = lines.find((line) => line.startsWith('dictionaries = ')) ?? '';
      expect(JSON.parse(dictionaries.slice('dictionaries = '.length))).toEqual([held]);
    }),
  );
});

test('lexicons are named as the dictionaries they are compiled to', () => {
  const labels = [
    { id: '1', kind: 'shipped', name: 'starter.tsv' },
    { id: '2', kind: 'file', name: 'MANBYO.dic' },
    { id: '3', kind: 'own', name: '' },
  ] as const;
  expect(dictionaryNames(labels)).toEqual(['starter.dic', 'MANBYO.dic', 'own-words.dic']);
});
