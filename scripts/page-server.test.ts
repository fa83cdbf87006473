import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressFolder } from './compress.ts';
import { contentSecurityPolicy, MODEL_HUB, pageHeaders } from './headers.ts';
import { listen, pageServer } from './page-server.ts';

const HOST = '127.0.0.1';
const SCRIPT = `console.log('${'あ'.repeat(2000)}');`;

let folder: string;
let server: Server;
let origin: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-server-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'dist/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'dist/assets/main-1a2b.js'), SCRIPT);
  await writeFile(join(folder, 'dist/model.onnx'), 'onnx');
  await compressFolder(join(folder, 'dist'), join(folder, 'cache'));
  server = pageServer(join(folder, 'dist'));
  origin = `http://${HOST}:${await listen(server, 0, HOST)}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe('pageServer', () => {
  it.each(['/', '/assets/main-1a2b.js', '/no-such-file'])(
    'sends the isolation and security headers for %s',
    async (path) => {
      const { headers } = await fetch(origin + path);
      for (const [name, value] of Object.entries(pageHeaders)) expect(headers.get(name)).toBe(value);
    },
  );

  it('sends brotli or gzip to those who take it, and the same content', async () => {
    for (const [accepted, expected] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await fetch(`${origin}/assets/main-1a2b.js`, { headers: { 'Accept-Encoding': accepted } });
      expect(response.headers.get('content-encoding')).toBe(expected);
      expect(response.headers.get('content-type')).toContain('javascript');
      expect(await response.text()).toBe(SCRIPT);
    }
  });

  it('answers a range with bytes of the file itself', async () => {
    const headers = { Range: 'bytes=0-10', 'Accept-Encoding': 'br' };
    const response = await fetch(`${origin}/assets/main-1a2b.js`, { headers });
    expect([response.status, await response.text()]).toEqual([206, 'console.log']);
  });

  it('lets only files named by their content be kept unasked', async () => {
    expect((await fetch(`${origin}/assets/main-1a2b.js`)).headers.get('cache-control')).toContain('immutable');
    expect((await fetch(`${origin}/`)).headers.get('cache-control')).toBe('no-cache');
  });

  it('gives every file a type, as nosniff asks for', async () => {
    expect((await fetch(`${origin}/model.onnx`)).headers.get('content-type')).toBe('application/octet-stream');
  });

  it('refuses what is not there, what is outside and what is no reading', async () => {
    expect((await fetch(`${origin}/no-such-file`)).status).toBe(404);
    expect((await fetch(`${origin}/..%2fcache`)).status).toBe(404);
    expect((await fetch(origin, { method: 'POST' })).status).toBe(405);
  });
});

describe('listen', () => {
  it('takes the next port when one is taken', async () => {
    const first = createServer();
    const second = createServer();
    const taken = await listen(first, 0, HOST);
    const next = await listen(second, taken, HOST);
    first.close();
    second.close();
    expect(next).toBeGreaterThan(taken);
  });

  it('gives the page another model hub when told to, and lets it connect nowhere else', async () => {
    const page = join(folder, 'other');
    await mkdir(page);
    const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}" />`;
    await writeFile(join(page, 'index.html'), `${policy}<meta name="model-hub" content="${MODEL_HUB}" />`);
    const other = pageServer(page, ['http://hub.test', 'http://files.test']);
    const response = await fetch(`http://${HOST}:${await listen(other, 0, HOST)}/`);
    const html = await response.text();
    expect(html).toContain('<meta name="model-hub" content="http://hub.test" />');
    for (const text of [html, response.headers.get('content-security-policy')]) {
      expect(text).toContain("connect-src 'self' http://hub.test http://files.test");
      expect(text).not.toContain('huggingface');
    }
    other.close();
  });
});
