/**
 * Reads the repository's fixtures in tests that run in Node and in a browser alike: from the disk there, from the
 * test runner's server here. Paths are relative to the repository's root and use forward slashes.
 */

const here = import.meta.url;

/** @throws {Error} when there is no such file, in either place. */
export async function readFixture(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(`../../${path}`, here);
  return url.protocol === 'file:' ? readFromDisk(url) : fetchBytes(url);
}

export async function readFixtureText(path: string): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFixture(path));
}

/** The caller names the shape: fixtures are the repository's own files, so they are not validated. */
export async function readFixtureJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFixtureText(path)) as T;
}

/** One JSON value a line. */
export async function readFixtureJsonLines<T>(path: string): Promise<T[]> {
  const lines = (await readFixtureText(path)).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as T);
}

async function readFromDisk(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  // Not an import: a browser bundle must not hold node:fs.
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  return new Uint8Array(await readFile(url));
}

async function fetchBytes(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  // A development server answers an unknown path with its start page instead of 404.
  const missing = !response.ok || response.headers.get('content-type')?.startsWith('text/html') === true;
  if (missing) throw new Error(`No fixture at ${url.pathname} (HTTP ${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}
