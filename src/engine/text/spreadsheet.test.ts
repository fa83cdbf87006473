import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { FORMULA, plainCell, tsvCell } from './spreadsheet.ts';

/** What OWASP lists, and text around it. */
const hostile = oneof(
  string({ unit: 'binary' }),
  string({
    unit: constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', "'", '1', '肺', '"', ','),
  }),
);

test('no cell begins as a formula or breaks the table, whatever the text', () => {
  assert(
    property(hostile, (text) => {
      const cell = tsvCell(text);
      expect(FORMULA.test(cell)).toBe(false);
      expect(cell).not.toMatch(/[\t\r\n]/u);
    }),
    { numRuns: 2000 },
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝１＋１', '＋１', '－１', '＠ＳＵＭ'])(
  '%s is kept from running',
  (text) => {
    expect(tsvCell(text)).toBe(`'${text}`);
    expect(plainCell(tsvCell(text))).toBe(text);
  },
);

test('a cell of one line comes back as it was, unless it was kept from running before', () => {
  assert(
    property(string({ unit: constantFrom('=', '－', '肺', '1', ' ') }), (text) => {
      expect(plainCell(tsvCell(text))).toBe(text);
    }),
  );
});
