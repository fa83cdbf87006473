/**
 * `npm test`: types, lint, unused code, unit tests in Node, the engine's tests in a browser, end-to-end tests.
 * `npm test -- check unit browser e2e` runs the named parts. The last line is `N passed, N failed`.
 */

import { type Counts, sum } from './test-counts.ts';
import { runPart, type StageResult } from './test-stages.ts';

const PARTS = ['check', 'unit', 'browser', 'e2e'] as const;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PARTS.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`There is no part named ${unknown.join(', ')}. The parts: ${PARTS.join(', ')}`);
  process.exit(2);
}

const results: StageResult[] = [];
for (const part of PARTS) {
  if (wanted.length === 0 || wanted.includes(part)) results.push(...(await runPart(part)));
}

console.log('');
for (const { name, counts, seconds } of results)
  console.log(`${name.padEnd(12)} ${line(counts).padEnd(36)} ${seconds.toFixed(1)} s`);
const total = sum(results.map(({ counts }) => counts));
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed`);

function line({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
