import type { ErrorParams, JmedError } from '../errors.ts';

/** One row of the input that is to be worked on. */
export interface InputRow {
  /** Data rows from 0, the header not counted: where to resume. */
  readonly row: number;
  /** Where it starts in the file, from 1. */
  readonly line: number;
  readonly text: string;
}

/** A failure as it is reported for one row. */
export interface RowError {
  readonly code: string;
  readonly message: string;
  readonly params: ErrorParams;
}

/** A row that can't be read. */
export interface BadRow {
  readonly row: number;
  readonly line: number;
  readonly error: RowError;
}

export type Outcome<Result> =
  | (InputRow & { readonly result: Result; readonly error?: never })
  | (BadRow & { readonly text?: string; readonly result?: never });

export function rowError({ code, message, params }: JmedError): RowError {
  return { code, message, params };
}
