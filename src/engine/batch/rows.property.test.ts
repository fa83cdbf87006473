import { array, assert, constantFrom, oneof, property, string, tuple } from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { FORMULA } from '../text/spreadsheet.ts';
import type { BadRow, InputRow } from './outcome.ts';
import { FILL_SHAPE, resultWriter } from './results.ts';
import { columnNames, ROW_FORMATS, readRows } from './rows.ts';

const unit = constantFrom(
  '肺',
  '"',
  ',',
  '\t',
  '\r',
  '\n',
  '=',
  '\ufeff',
  '\u2028',
  '\u0000',
  '{',
  '}',
  ':',
  '\\',
  "'",
);
const anyFile = oneof(string({ unit: 'binary' }), string({ unit, maxLength: 60 }));
const cell = oneof(
  string({ unit: 'grapheme' }),
  string({ unit: constantFrom('肺', '"', ',', '\n', '\t', ' ', '=', '－') }),
);
const textOf = (row: InputRow | BadRow) => ('error' in row ? row.error.code : row.text);

describe('readRows', () => {
  it.each(ROW_FORMATS)('reads any file as %s: rows in order, each with its line, bad ones told', (format) => {
    assert(
      property(anyFile, (file) => {
        const lines = file.split(/\r\n|\r|\n/u).length;
        let last = 1;
        for (const [index, row] of readRows(file, { format, header: false }).entries()) {
          expect(row.row).toBe(index);
          // Where a file mixes line ends, what ends a line may not end a row.
          expect(row.line).toBeGreaterThanOrEqual(last);
          expect(row.line).toBeLessThanOrEqual(lines);
          last = row.line;
        }
        if (format === 'csv' || format === 'tsv') expect(columnNames(file, format)).toBeInstanceOf(Array);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['csv', 'tsv'] as const)(
    'reads back what was written as %s, line breaks and quotes in cells too',
    (format) => {
      const delimiter = format === 'csv' ? ',' : '\t';
      assert(
        property(array(tuple(cell, cell), { minLength: 1 }), (table) => {
          const rows = [['id', 'text'], ...table.map(([a, b]) => [`x${a}`, b])];
          const file = Papa.unparse(rows, { delimiter, newline: '\r\n', quotes: true });
          expect(readRows(file, { format }).map(textOf)).toEqual(table.map(([, text]) => text));
        }),
      );
    },
  );

  it('reads back what was written as JSONL', () => {
    assert(
      property(array(string({ unit: 'binary' })), (texts) => {
        const file = texts.map((text) => JSON.stringify({ text })).join('\n');
        expect(readRows(file, { format: 'jsonl' }).map(textOf)).toEqual(texts);
      }),
    );
  });

  it('refuses a column that there isn’t, whatever it is called', () => {
    assert(
      property(string(), (column) => {
        if (column === 'text') return;
        expect(() => readRows('text\n肺', { format: 'csv', column })).toThrow(UsageError);
      }),
    );
  });
});

describe('results as CSV', () => {
  it('have no cell that a spreadsheet would run, whatever text, token or message is in them', () => {
    const { outcome } = resultWriter('csv', FILL_SHAPE);
    assert(
      property(cell, cell, (text, word) => {
        const prediction = { score: 0.5, token: 1, token_str: word, sequence: text };
        const good = outcome({ row: 0, line: 1, text, result: { masks: [[prediction]] } });
        const bad = outcome({ row: 1, line: 2, text, error: { code: 'bad-row', message: word, params: {} } });
        const rows = Papa.parse<string[]>(good + bad, { delimiter: ',', newline: '\r\n' }).data.slice(0, 2);
        expect(rows.map((cells) => cells.length)).toEqual([11, 11].map(() => rows[0]?.length));
        for (const found of rows.flat()) expect(FORMULA.test(found)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
