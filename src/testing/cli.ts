import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Each line of the results, parsed. */
  readonly lines: readonly unknown[];
}

/**
 * Runs the command as a person does.
 * @param cache the folder for its cache, one of the test's own
 */
export async function runCli(cache: string, args: readonly string[], input?: string): Promise<CliResult> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'jmed-mask.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
  child.stdin.end(input);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const jsonLines = () => stdout.split('\n').slice(0, -1);
  return {
    status,
    stdout,
    stderr,
    get lines() {
      return jsonLines().map((line) => JSON.parse(line) as unknown);
    },
  };
}
