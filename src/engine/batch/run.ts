import { CancelledError, JmedError, UnexpectedError } from '../errors.ts';
import { type BadRow, type InputRow, type Outcome, rowError } from './outcome.ts';

export interface BatchProgress {
  /** Rows done, those before `start` included. */
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

export interface BatchOptions {
  /** The row to start at, from 0: what an earlier, cancelled batch has not done. The caller keeps what it has. */
  readonly start?: number;
  readonly signal?: AbortSignal;
  /** Told after each row. */
  readonly onProgress?: (progress: BatchProgress) => void;
}

/** Failures that are not a row's: the rows after it would meet the same. */
const FATAL = new Set(['runtime', 'memory', 'cancelled', 'worker']);

/**
 * Does the job on each row in order. A row's failure is its outcome, and the rest go on.
 * @throws CancelledError between rows (every outcome before it has been given), RuntimeError when the model is gone
 */
export async function* runBatch<Result>(
  rows: readonly (InputRow | BadRow)[],
  job: (text: string, signal: AbortSignal | undefined) => Promise<Result>,
  { start = 0, signal, onProgress }: BatchOptions = {},
): AsyncGenerator<Outcome<Result>> {
  let failed = 0;
  for (const [index, row] of rows.entries()) {
    if (index < start) continue;
    if (signal?.aborted) throw new CancelledError();
    const outcome = 'error' in row ? row : await outcomeOf(row, job, signal);
    if (outcome.error) failed++;
    yield outcome;
    onProgress?.({ done: index + 1, total: rows.length, failed });
  }
}

async function outcomeOf<Result>(
  row: InputRow,
  job: (text: string, signal: AbortSignal | undefined) => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Outcome<Result>> {
  try {
    return { ...row, result: await job(row.text, signal) };
  } catch (thrown) {
    const error = thrown instanceof JmedError ? thrown : new UnexpectedError(thrown);
    if (FATAL.has(error.code)) throw error;
    return { ...row, error: rowError(error) };
  }
}
