import Papa from 'papaparse';
import { BadRowError, UsageError } from '../errors.ts';
import { type BadRow, type InputRow, rowError } from './outcome.ts';

/** `lines`: a text a line. `csv`, `tsv`: a column. `jsonl`: a string, or an object's member, a line. */
export type RowFormat = (typeof ROW_FORMATS)[number];
export const ROW_FORMATS = ['lines', 'csv', 'tsv', 'jsonl'] as const;

export interface RowOptions {
  readonly format: RowFormat;
  /**
   * A column's name in the header, or its number from 1; for JSONL a member's name. Default the column called `text`
   * or `sentence`, else the first.
   */
  readonly column?: string | number | undefined;
  /** The first row names the columns. Default true; without it, columns go by number. */
  readonly header?: boolean | undefined;
}

const DEFAULT_NAMES = ['text', 'sentence'];

/** By the file's ending; `lines` for any other. */
export function rowFormatOf(fileName: string): RowFormat {
  const ending = /\.(csv|tsv|jsonl|ndjson)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === 'csv' || ending === 'tsv') return ending;
  return ending === undefined ? 'lines' : 'jsonl';
}

/** The names in a table's first row, for a person to pick one. */
export function columnNames(file: string, format: 'csv' | 'tsv'): string[] {
  return table(file, format, 1)[0]?.cells ?? [];
}

/**
 * The rows of a file, in order. A row that can't be read is among them with its error. Empty lines of a table or JSONL
 * file are no rows; those of plain lines are. A BOM is taken off, but for plain lines.
 * @throws UsageError when there is no such column
 */
export function readRows(file: string, { format, column, header = true }: RowOptions): (InputRow | BadRow)[] {
  if (format === 'lines') return linesOf(file).map((text, row) => ({ row, line: row + 1, text }));
  if (format === 'jsonl') return jsonRows(file.replace(/^\ufeff/, ''), column);
  const rows = table(file, format);
  const names = header ? rows.shift()?.cells : undefined;
  const at = columnIndex(names, column);
  return rows.map(({ line, cells, problem }, row) => {
    const text = cells[at];
    if (problem !== undefined) return badRow(row, line, problem);
    if (text === undefined) return badRow(row, line, `The row has ${cells.length} cells; column ${at + 1} is missing.`);
    return { row, line, text };
  });
}

function badRow(row: number, line: number, detail: string): BadRow {
  return { row, line, error: rowError(new BadRowError(detail)) };
}

/** Lines end at \n or \r\n; a final one makes no extra line. */
function linesOf(file: string): string[] {
  const lines = file.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

function columnIndex(names: readonly string[] | undefined, column: string | number | undefined): number {
  if (column === undefined) {
    const found = names?.findIndex((name) => DEFAULT_NAMES.includes(name.toLowerCase())) ?? -1;
    return Math.max(0, found);
  }
  if (typeof column === 'number') {
    if (Number.isInteger(column) && column >= 1 && column <= (names?.length ?? column)) return column - 1;
    throw new UsageError(`There is no column ${column}; columns are numbered from 1.`);
  }
  const found = names?.indexOf(column) ?? -1;
  if (found < 0) throw new UsageError(`There is no column "${column}"; there are ${names?.join(', ') ?? 'no names'}.`);
  return found;
}

interface TableRow {
  readonly line: number;
  readonly cells: string[];
  readonly problem: string | undefined;
}

/** RFC 4180: quoted cells may hold delimiters, quotes (doubled) and line breaks. */
function table(file: string, format: 'csv' | 'tsv', preview = 0): TableRow[] {
  const text = file.replace(/^\ufeff/, '');
  const rows: TableRow[] = [];
  let line = 1;
  let counted = 0;
  Papa.parse<string[]>(text, {
    delimiter: format === 'csv' ? ',' : '\t',
    preview,
    step: ({ data, errors, meta: { cursor } }) => {
      const empty = data.length === 1 && data[0] === '';
      if (!empty) rows.push({ line, cells: data, problem: errors[0]?.message });
      for (; counted < cursor; counted++) if (endsLine(text, counted)) line++;
    },
  });
  return rows;
}

/** Whether a line ends with this unit: at \n, and at a \r that no \n follows. */
function endsLine(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n');
}

function jsonRows(file: string, column: string | number | undefined): (InputRow | BadRow)[] {
  const names = column === undefined ? DEFAULT_NAMES : [String(column)];
  const rows: (InputRow | BadRow)[] = [];
  for (const [index, source] of linesOf(file).entries()) {
    if (source.trim() === '') continue;
    const row = rows.length;
    const line = index + 1;
    const text = jsonText(source, names);
    rows.push(typeof text === 'string' ? { row, line, text } : badRow(row, line, text.problem));
  }
  return rows;
}

function jsonText(source: string, names: readonly string[]): string | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return { problem: `Not JSON: ${(error as Error).message}` };
  }
  if (typeof value === 'string') return value;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) continue;
    const text = (value as Record<string, unknown>)[name];
    if (typeof text === 'string') return text;
  }
  return { problem: `There is no text in ${names.map((name) => `"${name}"`).join(' or ')}.` };
}
