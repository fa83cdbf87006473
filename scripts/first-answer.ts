/**
 * Writes src/app/first-answer/first-answer.json: what the page shows of its first sentence while the model loads.
 * To be run after the model, the lexicon or the first example changed; a test compares.
 */

import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toStored } from '../src/app/first-answer/first-answer.ts';
import { ensureAssets } from './assets.ts';
import { computeFirstAnswer } from './first-answer/compute.ts';
import { ROOT } from './paths.ts';
import { nodeTool } from './tools.ts';

const FILE = join(ROOT, 'src', 'app', 'first-answer', 'first-answer.json');

await ensureAssets(console.log);
await writeFile(FILE, JSON.stringify(toStored(await computeFirstAnswer())));
const [node, biome] = nodeTool('@biomejs/biome', 'biome');
const { status } = spawnSync(node, [biome, 'format', '--write', FILE], { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
