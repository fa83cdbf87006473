import type { BadRow, Outcome } from '../../engine/batch/outcome.ts';
import {
  embeddingShape,
  FILL_SHAPE,
  type ResultFormat,
  type ResultShape,
  resultWriter,
  SURPRISAL_SHAPE,
} from '../../engine/batch/results.ts';
import { columnNames, readRows, rowFormatOf } from '../../engine/batch/rows.ts';
import { runBatch } from '../../engine/batch/run.ts';
import { embed, type Pooling } from '../../engine/embedding/embedding.ts';
import { nearest } from '../../engine/embedding/nearest.ts';
import { NotFoundError } from '../../engine/errors.ts';
import { surprisal } from '../../engine/surprisal/surprisal.ts';
import type { Jobs, JobTools } from './jobs.ts';
import { throttled } from './throttled.ts';

/** What is done with each row. */
export type BatchJob = 'fill' | 'surprisal' | Pooling;

export interface BatchQuestion {
  readonly file: File;
  readonly job: BatchJob;
  /** Of a table: the column's number, from 1. */
  readonly column: number | undefined;
  /** Of a table: its first row names the columns. */
  readonly header: boolean;
  /** Predictions a mask. */
  readonly rows: number;
  /** Goes on where the last batch was stopped, instead of beginning anew. */
  readonly resume: boolean;
}

export interface BatchState {
  readonly done: number;
  readonly total: number;
  /** Rows that could not be done, in order. */
  readonly failed: readonly BadRow[];
}

export interface NearSentence {
  readonly row: number;
  readonly text: string;
  /** Cosine, −1 to 1. */
  readonly similarity: number;
}

/** The last batch. It stays here, whatever its size; the page is told how far it is and what went wrong. */
interface Batch {
  readonly outcomes: Outcome<unknown>[];
  readonly shape: ResultShape<never>;
  readonly job: BatchJob;
}

let batch: Batch | undefined;

export const batchMethods = (jobs: Jobs) => ({
  /** The names in a table's first row; undefined when the file is no table. */
  async batchColumns(file: File): Promise<readonly string[] | undefined> {
    const format = rowFormatOf(file.name);
    return format === 'csv' || format === 'tsv' ? columnNames(await file.text(), format) : undefined;
  },

  /** Works through a file's rows; what is done stays when it is cancelled. */
  batch(id: number, question: BatchQuestion, onState: (state: BatchState) => void): Promise<BatchState> {
    return jobs.run(id, async (tools) => {
      const { file, job, column, header, resume } = question;
      const rows = readRows(await file.text(), { format: rowFormatOf(file.name), column, header });
      const hidden = tools.fillMask.model.hiddenSize;
      if (!resume || !batch) batch = { outcomes: [], shape: shapeOf(job, hidden), job };
      const { outcomes } = batch;
      const state = (): BatchState => ({
        done: outcomes.length,
        total: rows.length,
        failed: outcomes.flatMap(({ row, line, error }) => (error ? [{ row, line, error }] : [])),
      });
      const tell = throttled(() => onState(state()));
      const { signal } = tools;
      for await (const outcome of runBatch(rows, jobOf(question, tools), { start: outcomes.length, signal })) {
        outcomes.push(outcome);
        tell();
      }
      return state();
    });
  },

  /** The last batch's results as a file, also of one that was cancelled. */
  async batchResults(format: ResultFormat): Promise<Blob> {
    if (!batch) throw new NotFoundError('a batch');
    const writer = resultWriter<unknown>(format, batch.shape as ResultShape<unknown>);
    const parts = [writer.start(), ...batch.outcomes.map((outcome) => writer.outcome(outcome)), writer.end()];
    return new Blob(parts);
  },

  /** The sentences nearest to a row of the last batch, which must have been one of embeddings. */
  async batchNearest(row: number, count: number): Promise<readonly NearSentence[]> {
    const embedded = (batch?.outcomes ?? []).filter(({ result }) => result instanceof Float32Array);
    const at = embedded.findIndex((outcome) => outcome.row === row);
    const found = nearest(
      embedded.map(({ result }) => result as Float32Array),
      count,
    )[at];
    return (found ?? []).map(({ index, similarity }) => {
      const { row: other, text = '' } = embedded[index] as Outcome<unknown>;
      return { row: other, text, similarity };
    });
  },

  /** Texts of the last batch that have an embedding. */
  async batchTexts(): Promise<readonly { readonly row: number; readonly text: string }[]> {
    return (batch?.outcomes ?? []).flatMap(({ row, text = '', result }) =>
      result instanceof Float32Array ? [{ row, text }] : [],
    );
  },
});

function jobOf({ job, rows }: BatchQuestion, { fillMask, signal }: JobTools): (text: string) => Promise<unknown> {
  if (job === 'fill') return (text) => fillMask.predict(text, { topK: rows });
  if (job === 'surprisal') return (text) => surprisal(fillMask, text, { signal });
  return (text) => embed(fillMask, text, { pooling: job, signal });
}

function shapeOf(job: BatchJob, hiddenSize: number): ResultShape<never> {
  if (job === 'fill') return FILL_SHAPE;
  return job === 'surprisal' ? SURPRISAL_SHAPE : embeddingShape(hiddenSize);
}
