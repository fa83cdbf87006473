#!/usr/bin/env node
// Runs the command line. It is TypeScript, which Node 20 doesn't run: the first use, and the first one after a change
// of the sources, bundles it to plain JavaScript and makes the dictionary's and the model's files, saying so on stderr.

import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const bundle = new URL('.cache/cli/main.mjs', root);
const assets = new URL('public/generated/manifest.json', root);
const sources = ['src/engine/', 'src/cli/', 'models/', 'lexicon/', 'package-lock.json'];

/** In milliseconds since 1970; 0 where there is nothing. */
function changedAt(url) {
  return statSync(url, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The latest change of a file or, recursively, of a folder and what is in it (a removed file changes its folder). */
function lastChange(url) {
  if (!url.href.endsWith('/')) return changedAt(url);
  const times = readdirSync(url, { withFileTypes: true }).map((entry) =>
    lastChange(new URL(encodeURIComponent(entry.name) + (entry.isDirectory() ? '/' : ''), url)),
  );
  return Math.max(changedAt(url), ...times);
}

function isFresh() {
  const built = changedAt(bundle);
  return built > 0 && changedAt(assets) > 0 && sources.every((path) => lastChange(new URL(path, root)) <= built);
}

/** The address of the program that runs TypeScript while building; without it nothing is installed yet. */
function typescriptRunner() {
  try {
    return import.meta.resolve('tsx');
  } catch {
    process.stderr.write('jmed-mask: not installed yet; run `npm ci` first\n');
    process.exit(1);
  }
}

if (!isFresh()) {
  const script = fileURLToPath(new URL('scripts/build-cli.ts', root));
  const { status, error } = spawnSync(process.execPath, ['--import', typescriptRunner(), script], {
    // Standard input stays for the command, standard output for its results.
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.stderr.write(`jmed-mask: the command line could not be built${error ? `: ${error.message}` : ''}\n`);
    process.exit(1);
  }
}

await import(bundle.href);
