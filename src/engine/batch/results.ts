import Papa from 'papaparse';
import type { FillMaskResult } from '../fill-mask/prediction.ts';
import type { Surprisal } from '../surprisal/surprisal.ts';
import { FORMULA } from '../text/spreadsheet.ts';
import type { Outcome } from './outcome.ts';

/** `json`: one array in transformers' shape. */
export type ResultFormat = (typeof RESULT_FORMATS)[number];
export const RESULT_FORMATS = ['csv', 'jsonl', 'json'] as const;

type Cell = string | number;

/** What one job's results look like in a table and as JSON. */
export interface ResultShape<Result> {
  readonly columns: readonly string[];
  /** Table rows, each as long as `columns`. */
  readonly rows: (result: Result) => readonly (readonly Cell[])[];
  readonly json: (result: Result) => unknown;
}

/** transformers' fill-mask output: a list for one mask, a list of lists for several. A table row a prediction. */
export const FILL_SHAPE: ResultShape<Pick<FillMaskResult, 'masks'>> = {
  columns: ['mask', 'rank', 'token', 'token_str', 'score', 'sequence'],
  rows: ({ masks }) =>
    masks.flatMap((rows, mask) =>
      rows.map(({ token, token_str, score, sequence }, at) => [mask + 1, at + 1, token, token_str, score, sequence]),
    ),
  json: ({ masks }) => (masks.length === 1 ? masks[0] : masks),
};

/** A table row a text. */
export const SURPRISAL_SHAPE: ResultShape<Surprisal> = {
  columns: ['tokens', 'unknown_tokens', 'pseudo_log_likelihood', 'pseudo_perplexity'],
  rows: ({ total, unknownTokens, pseudoLogLikelihood, pseudoPerplexity }) => [
    [total, unknownTokens, pseudoLogLikelihood, pseudoPerplexity],
  ],
  json: ({ encoding, tokens, words, unknownTokens, pseudoLogLikelihood, pseudoPerplexity }) => ({
    pseudo_log_likelihood: pseudoLogLikelihood,
    pseudo_perplexity: pseudoPerplexity,
    unknown_tokens: unknownTokens,
    words: words.map(({ word, nats, bits }) => ({ word: encoding.words[word]?.surface, nats, bits })),
    tokens: tokens.map(({ position, nats, bits }) => ({ token: encoding.tokens[position], nats, bits })),
  }),
};

/** A table row a text, a column a dimension. */
export function embeddingShape(hiddenSize: number): ResultShape<Float32Array> {
  return {
    columns: Array.from({ length: hiddenSize }, (_, n) => `v${n}`),
    rows: (vector) => [[...vector]],
    json: (vector) => [...vector],
  };
}

/** Writes outcomes as text, piece by piece: `start`, each outcome, `end`. */
export interface ResultWriter<Result> {
  readonly start: () => string;
  readonly outcome: (outcome: Outcome<Result>) => string;
  readonly end: () => string;
}

/**
 * - `csv` (RFC 4180, CRLF): row (from 0), line, text, the shape's columns, error, message. Text that a spreadsheet would
 *   take for a formula (spreadsheet.ts) gets an apostrophe in front; numbers stay as they are.
 * - `jsonl`: {row, line, text, result} a line, or {row, line, text, error: {code, message}}.
 * - `json`: an array of what each text gives, in transformers' shape for fill; {error: {code, message}} for a failed one.
 */
export function resultWriter<Result>(format: ResultFormat, shape: ResultShape<Result>): ResultWriter<Result> {
  if (format === 'csv') return csvWriter(shape);
  if (format === 'json') return jsonWriter(shape);
  return {
    start: () => '',
    outcome: (outcome) => {
      const { row, line, text } = outcome;
      return `${JSON.stringify({ row, line, text, ...content(outcome, shape) })}\n`;
    },
    end: () => '',
  };
}

function content<Result>(
  outcome: Outcome<Result>,
  shape: ResultShape<Result>,
): { error: object } | { result: unknown } {
  if (outcome.error === undefined) return { result: shape.json(outcome.result) };
  const { code, message } = outcome.error;
  return { error: { code, message } };
}

function jsonWriter<Result>(shape: ResultShape<Result>): ResultWriter<Result> {
  let separator = '';
  return {
    start: () => '[',
    outcome: (outcome) => {
      const found = content(outcome, shape);
      const piece = `${separator}\n${JSON.stringify('result' in found ? found.result : found)}`;
      separator = ',';
      return piece;
    },
    end: () => '\n]\n',
  };
}

const NEWLINE = '\r\n';

function csvWriter<Result>({ columns, rows }: ResultShape<Result>): ResultWriter<Result> {
  const csv = (table: readonly (readonly Cell[])[]) =>
    Papa.unparse(table as Cell[][], { newline: NEWLINE, escapeFormulae: FORMULA }) + NEWLINE;
  const none = columns.map(() => '');
  return {
    start: () => csv([['row', 'line', 'text', ...columns, 'error', 'message']]),
    outcome: (outcome) => {
      const { row, line, text = '' } = outcome;
      const before = [row, line, text];
      if (outcome.error) return csv([[...before, ...none, outcome.error.code, outcome.error.message]]);
      return csv(rows(outcome.result).map((cells) => [...before, ...cells, '', '']));
    },
    end: () => '',
  };
}
