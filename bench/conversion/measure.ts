/**
 * Conversion of a base-size checkpoint (random weights, 440 MB), in Node and in headless Chromium, from both formats:
 * time beside that of reading the file and taking its sha256 in the same run, peak memory, and bytes of every dtype.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Format, weightsFile } from '../../scripts/base-checkpoint/write.ts';
import { DTYPES, type Dtype } from '../../src/engine/convert/dtypes.ts';
import { ensureBaseCheckpoint } from '../base-checkpoint.ts';
import { type Spread, spread } from '../statistics.ts';
import { convertInChromium, serveWorker } from './browser.ts';
import type { Timed } from './timed.ts';

/** What a fresh clone measures in minutes; sizes are measured for the others. */
const TIMED: readonly (readonly [Format, Dtype])[] = [
  ['safetensors', 'q8'],
  ['pytorch', 'q8'],
  ['safetensors', 'q4mixf16'],
];

export interface Conversion {
  readonly where: 'Node' | 'Chromium';
  readonly format: Format;
  readonly dtype: Dtype;
  readonly convertMs: Spread;
  readonly digestMs: Spread;
  /** Times the reading with sha256, in the same run. */
  readonly ratio: Spread;
  readonly peakMB: number | undefined;
  readonly sha256: string;
}

export interface Conversions {
  readonly rows: readonly Conversion[];
  readonly sizes: readonly { readonly dtype: Dtype; readonly megabytes: number; readonly convertMs: number }[];
}

/** @throws {Error} when two runs of a dtype gave different bytes, whatever the format and the place */
export async function measureConversion(runs: number, log: (line: string) => void): Promise<Conversions> {
  const checkpoint = await ensureBaseCheckpoint(log);
  const scratch = mkdtempSync(join(tmpdir(), 'jmed-mask-bench-'));
  const { server, port } = await serveWorker(join(scratch, 'page'), checkpoint);
  const inNode = (format: Format, dtype: Dtype, times: number) =>
    runChild([checkpoint, weightsFile(format), dtype, String(times), join(scratch, 'converted')]);
  try {
    const rows: Conversion[] = [];
    for (const [format, dtype] of TIMED) {
      log(`${dtype} from ${weightsFile(format)} in Node, ${runs} times …`);
      rows.push(rowOf('Node', format, dtype, inNode(format, dtype, runs)));
      log(`${dtype} from ${weightsFile(format)} in Chromium, ${runs} times …`);
      const measured = await convertInChromium(port, { weights: weightsFile(format), dtype, runs });
      rows.push(rowOf('Chromium', format, dtype, measured));
    }
    const sizes = DTYPES.map((dtype) => {
      log(`${dtype} in Node …`);
      const [timed] = inNode('safetensors', dtype, 1).timed;
      return { dtype, megabytes: (timed?.bytes ?? 0) / 1e6, convertMs: timed?.convertMs ?? 0 };
    });
    for (const { dtype, sha256 } of rows) {
      const same = rows.find((row) => row.dtype === dtype);
      if (same?.sha256 !== sha256) throw new Error(`${dtype}: other bytes from another format or place`);
    }
    return { rows, sizes };
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Measured {
  readonly timed: readonly Timed[];
  /** Bytes. */
  readonly peak: number | undefined;
}

function rowOf(where: Conversion['where'], format: Format, dtype: Dtype, { timed, peak }: Measured): Conversion {
  const [sha256, ...others] = new Set(timed.map((run) => run.sha256));
  if (sha256 === undefined || others.length > 0) throw new Error(`${dtype}: other bytes in another run`);
  return {
    where,
    format,
    dtype,
    convertMs: spread(timed.map(({ convertMs }) => convertMs)),
    digestMs: spread(timed.map(({ digestMs }) => digestMs)),
    ratio: spread(timed.map(({ convertMs, digestMs }) => convertMs / digestMs)),
    peakMB: peak && peak / 1e6,
    sha256,
  };
}

function runChild(args: readonly string[]): Measured {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`Converting ${args[1]} to ${args[2]} failed`);
  return JSON.parse(stdout);
}
