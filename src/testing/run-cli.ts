import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = join(ROOT, 'bin', 'jmed-mask.mjs');

export interface CliRun {
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Largest file it may write, in KiB: a disk that is full by then. */
  readonly fileLimit?: number;
  /** Told what it says on standard error, as it comes. */
  readonly onStderr?: (text: string, child: ChildProcess) => void;
}

/** Runs the command as a person does, in the repository. */
export async function runCli(args: readonly string[], { env, input, fileLimit, onStderr }: CliRun) {
  const command = [process.execPath, PROGRAM, ...args];
  const limited = ['bash', '-c', `ulimit -f ${fileLimit}; exec "$@"`, 'limited', ...command];
  const [program = '', ...rest] = fileLimit === undefined ? command : limited;
  const child = spawn(program, rest, { cwd: ROOT, env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk;
    onStderr?.(stderr, child);
  });
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    status,
    stdout,
    stderr,
    /** Each line of the results, parsed. */
    get lines() {
      return stdout
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line));
    },
  };
}
