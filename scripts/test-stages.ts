import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureAssets } from './assets.ts';
import { ensurePage } from './build-page.ts';
import { ensureChromium } from './install-chromium.ts';
import { ROOT } from './paths.ts';
import { type Counts, playwrightCounts, settle, vitestCounts } from './test-counts.ts';
import { nodeTool } from './tools.ts';

export interface StageResult {
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
}

interface Stage {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

const REPORTS = join(ROOT, '.cache', 'test-reports');
/** No stage takes half as long, even on two busy cores: longer means that it hangs. */
const LIMIT_MS = 15 * 60_000;
const TYPE_PROJECTS = ['engine', 'app', 'node'];

const PARTS: Readonly<Record<'check' | 'unit' | 'browser' | 'e2e', readonly Stage[]>> = {
  check: [
    { name: 'types', run: checkTypes },
    { name: 'lint', run: () => check(nodeTool('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.') },
    { name: 'knip', run: () => check(nodeTool('knip', 'knip'), '--no-progress') },
  ],
  unit: [{ name: 'unit', run: runUnit }],
  browser: [{ name: 'browser', run: runBrowser }],
  e2e: [{ name: 'e2e', run: runEndToEnd }],
};

/** Runs every stage of a part, also after one failed; one that throws has failed. */
export async function runPart(part: keyof typeof PARTS): Promise<StageResult[]> {
  const results: StageResult[] = [];
  for (const { name, run } of PARTS[part]) {
    console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
    const started = performance.now();
    const counts = await run().catch((error: unknown) => {
      console.error(error);
      return settle(null, null);
    });
    const seconds = (performance.now() - started) / 1000;
    console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds.toFixed(1)} s`);
    results.push({ name, counts, seconds });
  }
  return results;
}

async function checkTypes(): Promise<Counts> {
  const statuses: (number | null)[] = [];
  for (const project of TYPE_PROJECTS) {
    statuses.push(await execute([...nodeTool('typescript', 'tsc'), '-p', `tsconfig.${project}.json`]));
  }
  return asOneCheck(statuses.every((status) => status === 0) ? 0 : 1);
}

async function check(tool: readonly string[], ...args: string[]): Promise<Counts> {
  return asOneCheck(await execute([...tool, ...args]));
}

function asOneCheck(status: number | null): Counts {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function runUnit(): Promise<Counts> {
  await ensureAssets(console.log);
  return runVitest('unit');
}

async function runBrowser(): Promise<Counts> {
  await ensureAssets(console.log);
  const { path } = await ensureChromium(console.log);
  return runVitest('browser', { CHROMIUM_PATH: path });
}

async function runVitest(project: string, env: Record<string, string> = {}): Promise<Counts> {
  const report = await reportFile(project);
  const status = await execute(
    [
      ...nodeTool('vitest', 'vitest'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );
  return settle(await readReport(report, vitestCounts), status);
}

async function runEndToEnd(): Promise<Counts> {
  await ensurePage(console.log);
  const { path } = await ensureChromium(console.log);
  const report = await reportFile('e2e');
  const status = await execute([...nodeTool('@playwright/test', 'playwright'), 'test', '--reporter=list,json'], {
    CHROMIUM_PATH: path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return settle(await readReport(report, playwrightCounts), status);
}

/** Where the stage writes its report; what an earlier run left there is gone. */
async function reportFile(stage: string): Promise<string> {
  await mkdir(REPORTS, { recursive: true });
  const file = join(REPORTS, `${stage}.json`);
  await rm(file, { force: true });
  return file;
}

async function readReport<T>(file: string, count: (report: T) => Counts): Promise<Counts | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : count(JSON.parse(text) as T);
}

/** The exit status, null when it was ended by a signal: at the limit, say. */
async function execute(
  [program = '', ...args]: readonly string[],
  env: Record<string, string> = {},
): Promise<number | null> {
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: LIMIT_MS,
    // At which Playwright and vitest end what they started, and write their reports.
    killSignal: 'SIGINT',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
