import { open, readFile, truncate } from 'node:fs/promises';
import { extname } from 'node:path';
import { RESULT_FORMATS, type ResultFormat, type ResultWriter, resultWriter } from '../engine/batch/results.ts';
import { resumePoint } from '../engine/batch/resume.ts';
import { ROW_FORMATS, readRows, rowFormatOf } from '../engine/batch/rows.ts';
import { runBatch } from '../engine/batch/run.ts';
import { NotFoundError, UsageError } from '../engine/errors.ts';
import { type Arguments, parseChoice } from './arguments.ts';
import { batchJob } from './batch-jobs.ts';
import { openFillMask } from './open-fill-mask.ts';
import { say } from './streams.ts';

type Options = Arguments['options'];

/** Each row of a file through the model, into a file or standard output. Failed rows are among the results. */
export async function batchCommand({ positionals, options }: Arguments): Promise<number> {
  const [file = '-', ...others] = positionals;
  if (others.length > 0) throw new UsageError('batch takes one file.');
  const format = resultFormat(options);
  if (options.resume && (options.out === undefined || format === 'json')) {
    throw new UsageError('--resume needs --out with the format csv or jsonl.');
  }
  const input = parseChoice('input', options.input, ROW_FORMATS) ?? rowFormatOf(file);
  const header = options['no-header'] !== true;
  const rows = readRows(await readText(file), { format: input, column: column(options.column), header });
  const { job, shape } = batchJob(options, await openFillMask(options));
  const writer = resultWriter(format, shape);
  const start = options.resume ? await cutForResuming(options.out as string, format as 'csv' | 'jsonl') : undefined;
  const output = await openOutput(options.out, start !== undefined && start.kept > 0);
  let failed = 0;
  try {
    if (!start?.kept) await output.write(writer.start());
    const outcomes = runBatch(rows, job, { start: start?.row ?? 0, onProgress: progressLines() });
    for await (const outcome of outcomes) {
      if (outcome.error) failed++;
      await output.write((writer as ResultWriter<unknown>).outcome(outcome));
    }
    await output.write(writer.end());
  } finally {
    await output.close();
  }
  say(`${rows.length - (start?.row ?? 0)} rows done, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** What is asked for, else by the ending of --out, else jsonl. */
function resultFormat({ format, out = '' }: Options): ResultFormat {
  const asked = parseChoice('format', format, RESULT_FORMATS);
  return asked ?? RESULT_FORMATS.find((name) => extname(out).toLowerCase() === `.${name}`) ?? 'jsonl';
}

/** A whole number is a column's number; no header is likely to be one. */
function column(value: string | undefined): string | number | undefined {
  return value !== undefined && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : value;
}

async function readText(file: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  if (file !== '-') {
    return decoder.decode(
      await readFile(file).catch((cause: unknown) => {
        throw new NotFoundError(file, { cause });
      }),
    );
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return decoder.decode(Buffer.concat(chunks));
}

/** Takes off what an interrupted batch has not written whole. */
async function cutForResuming(out: string, format: 'csv' | 'jsonl'): Promise<{ row: number; kept: number }> {
  const written = await readFile(out, 'utf8').catch(() => '');
  const { start, keep } = resumePoint(written, format);
  const kept = Buffer.byteLength(written.slice(0, keep));
  if (written !== '') await truncate(out, kept);
  return { row: start, kept };
}

interface Output {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openOutput(out: string | undefined, append: boolean): Promise<Output> {
  if (out === undefined) {
    return {
      write: (text) =>
        new Promise((resolve, reject) => {
          process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
        }),
      close: async () => {},
    };
  }
  const handle = await open(out, append ? 'a' : 'w');
  return {
    write: async (text) => {
      await handle.appendFile(text);
    },
    close: () => handle.close(),
  };
}

/** A line on standard error for each tenth. */
function progressLines(): (progress: { readonly done: number; readonly total: number }) => void {
  let told = 0;
  return ({ done, total }) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth > told) say(`${done} of ${total} rows`);
    told = tenth;
  };
}
