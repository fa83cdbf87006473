import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { columnNames, type RowOptions, readRows, rowFormatOf } from './rows.ts';

/** [row, line, text or error code]. */
function read(file: string, options: RowOptions) {
  return readRows(file, options).map((row) => [row.row, row.line, 'error' in row ? row.error.code : row.text]);
}

describe('readRows', () => {
  it('counts lines that end at \\r alone, as old spreadsheets write them', () => {
    expect(read('text\r肺\r"a\rb"\r胃', { format: 'csv' })).toEqual([
      [0, 2, '肺'],
      [1, 3, 'a\rb'],
      [2, 5, '胃'],
    ]);
  });

  it('takes each line as it is, empty ones and a BOM too, split at \\n and \\r\\n only', () => {
    expect(read('\ufeff肺\u2028\r\n\n　胃 \n', { format: 'lines' })).toEqual([
      [0, 1, '\ufeff肺\u2028'],
      [1, 2, ''],
      [2, 3, '　胃 '],
    ]);
    expect(read('', { format: 'lines' })).toEqual([]);
  });

  it('picks a CSV column by name or number, through quotes, line breaks in cells, a BOM and empty lines', () => {
    const file = '\ufeffid,文\r\n1,"肺,""左"""\r\n\r\n2,"胃\n肝"\r\n3,脾\r\n';
    const expected = [
      [0, 2, '肺,"左"'],
      [1, 4, '胃\n肝'],
      [2, 6, '脾'],
    ];
    expect(read(file, { format: 'csv', column: '文' })).toEqual(expected);
    expect(read(file, { format: 'csv', column: 2 })).toEqual(expected);
    expect(columnNames(file, 'csv')).toEqual(['id', '文']);
  });

  it('takes the column called text or sentence by default, else the first', () => {
    expect(read('id\tSentence\n1\t肺', { format: 'tsv' })).toEqual([[0, 2, '肺']]);
    expect(read('a,b\n胃,x', { format: 'csv' })).toEqual([[0, 2, '胃']]);
    expect(read('胃,x\n肝,y', { format: 'csv', header: false })).toEqual([
      [0, 1, '胃'],
      [1, 2, '肝'],
    ]);
  });

  it('reports a row that lacks the column or has a broken quote, and reads the rest', () => {
    expect(read('id,text\n1,肺\n2\n3,胃\n4,"肝', { format: 'csv' })).toEqual([
      [0, 2, '肺'],
      [1, 3, 'bad-row'],
      [2, 4, '胃'],
      [3, 5, 'bad-row'],
    ]);
  });

  it('reads strings and members of JSONL, and reports lines that have none', () => {
    const file = '"肺"\n{"id":1,"sentence":"胃"}\n\n{"x":"肝"}\n{"text":3}\nnot\nnull\n';
    expect(read(file, { format: 'jsonl' })).toEqual([
      [0, 1, '肺'],
      [1, 2, '胃'],
      [2, 4, 'bad-row'],
      [3, 5, 'bad-row'],
      [4, 6, 'bad-row'],
      [5, 7, 'bad-row'],
    ]);
    expect(read('{"x":"肝"}', { format: 'jsonl', column: 'x' })).toEqual([[0, 1, '肝']]);
    expect(read('{"text":"肝"}', { format: 'jsonl', column: 'toString' })).toEqual([[0, 1, 'bad-row']]);
  });

  it('refuses a column that is not there', () => {
    expect(() => readRows('a,b\n1,2', { format: 'csv', column: 'c' })).toThrow(UsageError);
    expect(() => readRows('a,b\n1,2', { format: 'csv', column: 3 })).toThrow(UsageError);
    expect(() => readRows('1,2', { format: 'csv', column: 'a', header: false })).toThrow(UsageError);
  });
});

it('knows a format by the file’s ending', () => {
  expect(['a.CSV', 'b.tsv', 'c.jsonl', 'd.ndjson', 'e.txt', 'csv'].map(rowFormatOf)).toEqual([
    'csv',
    'tsv',
    'jsonl',
    'jsonl',
    'lines',
    'lines',
  ]);
});
