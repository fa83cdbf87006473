import { access, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeHub } from '../testing/fake-hub.ts';
import { type CliRun, runCli } from '../testing/run-cli.ts';
import { TINY_FILES } from '../testing/tiny.ts';

const TINY = fileURLToPath(new URL('../../fixtures/tiny/checkpoint', import.meta.url));
const REPO = 'some-one/tiny-model';

let scratch: string;
let hub: FakeHub;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'jmed-mask-cli-hub-'));
  // Bundles it, so that no test below is about that.
  await run(['help']);
}, 120_000);
afterAll(() => rm(scratch, { recursive: true, force: true }));
beforeEach(async () => {
  hub = await FakeHub.start();
  await hub.publishFolder(REPO, TINY, TINY_FILES);
});
afterEach(() => hub.close());

function run(args: readonly string[], options: Partial<CliRun> = {}) {
  const env = { XDG_CACHE_HOME: join(scratch, 'cache'), ...(hub && { HF_ENDPOINT: hub.origin }) };
  return runCli(args, { env, ...options });
}

const downloads = () => readdir(join(scratch, 'cache', 'jmed-mask', 'downloads'));
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe('convert from the hub', () => {
  it('makes the same files as from a folder, over a connection that is lost twice', async () => {
    const [out, local] = [join(scratch, 'from-hub'), join(scratch, 'from-folder')];
    hub.faults.cuts = 2;
    hub.faults.cutAfter = 400_000;
    const { status, lines, stderr } = await run(['convert', REPO, '--out', out, '--dtype', 'q8,fp32']);
    expect([status, lines]).toEqual([0, [{ out, dtypes: ['q8', 'fp32'] }]]);
    expect(stderr).toContain('The connection is lost; trying again');
    expect(stderr).toContain('Downloaded 1.4 of 1.4 MB');
    await run(['convert', TINY, '--out', local, '--dtype', 'q8,fp32']);
    for (const name of ['q8.onnx', 'q8.onnx.data', 'fp32.onnx.data', 'vocab.txt']) {
      expect((await readFile(join(out, name))).equals(await readFile(join(local, name)))).toBe(true);
    }
    const manifest = JSON.parse((await run(['inspect', out])).stdout);
    const plain = JSON.parse((await run(['inspect', local])).stdout);
    expect(manifest.source).toMatchObject({ repo: REPO, revision: hub.commit(REPO) });
    expect(manifest.source.files).toEqual(
      plain.source.files.filter(({ name }: { name: string }) => name !== 'pytorch_model.bin'),
    );
    expect(await downloads()).toEqual([]);
  });

  it('keeps what came by Ctrl-C, and goes on with it', async () => {
    const out = join(scratch, 'interrupted');
    const args = ['convert', REPO, '--out', out, '--dtype', 'q8'];
    hub.faults.bytesPerSecond = 400_000;
    let isTold = false;
    const stopped = await run(args, {
      onStderr: (text, child) => {
        if (isTold || !/Downloaded 0\.[3-9]/u.test(text)) return;
        isTold = true;
        child.kill('SIGINT');
      },
    });
    expect(stopped.status).toBe(1);
    expect(stopped.stderr).toContain('the same command goes on with it');
    expect(await exists(out)).toBe(false);
    expect((await readdir(scratch)).filter((name) => name.startsWith('.interrupted'))).toEqual([]);
    expect(await downloads()).toHaveLength(1);
    hub.faults.bytesPerSecond = 0;
    hub.requests.length = 0;
    expect((await run(args)).status).toBe(0);
    const [range] = hub.rangesOf('model.safetensors');
    expect(Number(/^bytes=(\d+)-$/u.exec(range ?? '')?.[1])).toBeGreaterThan(300_000);
    expect((await run(['inspect', out])).status).toBe(0);
    expect(await downloads()).toEqual([]);
  });

  it('tells of a full disk, and leaves no folder', async () => {
    const out = join(scratch, 'full');
    // Room for the download, none for the model in fp32.
    const { status, stderr } = await run(['convert', TINY, '--out', out, '--dtype', 'fp32'], { fileLimit: 500 });
    expect(stderr).toContain('jmed-mask: storage: ');
    expect(status).toBe(1);
    expect(await exists(out)).toBe(false);
    expect((await readdir(scratch)).filter((name) => name.startsWith('.full'))).toEqual([]);
    const downloading = await run(['convert', REPO, '--out', out, '--dtype', 'q8'], { fileLimit: 500 });
    expect([downloading.status, downloading.stderr]).toEqual([1, expect.stringContaining('jmed-mask: storage: ')]);
    expect((await run(['convert', REPO, '--out', out, '--dtype', 'q8'])).status).toBe(0);
  });

  it('tells of a missing repository and a missing revision', async () => {
    const out = join(scratch, 'missing');
    const repository = await run(['convert', 'no-one/nothing', '--out', out, '--dtype', 'q8']);
    expect([repository.status, repository.stderr]).toEqual([
      1,
      expect.stringContaining('not-found: Not found: no-one/nothing'),
    ]);
    const revision = await run(['convert', REPO, '--revision', 'v9', '--out', out, '--dtype', 'q8']);
    expect([revision.status, revision.stderr]).toEqual([1, expect.stringContaining('jmed-mask: not-found: ')]);
    expect(await exists(out)).toBe(false);
  });

  it('takes what is on the disk for no repository', async () => {
    await cp(TINY, join(scratch, 'here'), { recursive: true });
    const out = join(scratch, 'here-out');
    expect((await run(['convert', join(scratch, 'here'), '--out', out, '--dtype', 'q8'])).status).toBe(0);
    expect(hub.requests).toEqual([]);
    const odd = await run(['convert', TINY, '--revision', 'main', '--out', `${out}-2`, '--dtype', 'q8']);
    expect([odd.status, odd.stderr]).toEqual([2, expect.stringContaining('jmed-mask: usage: --revision')]);
  });

  it('tests the official checkpoint by what is known of it, and notes that another one fails', async () => {
    const repo = 'alabnii/jmedroberta-base-manbyo-wordpiece';
    await hub.publishFolder(repo, TINY, TINY_FILES);
    const out = join(scratch, 'official');
    const { status, stderr } = await run(['convert', repo, '--out', out, '--dtype', 'q8']);
    expect(status).toBe(0);
    expect(stderr).toContain('Self-test of q8: FAILED');
    const manifest = JSON.parse((await run(['inspect', out])).stdout);
    expect(manifest.selfTest).toMatchObject({ passed: false, rows: [{ dtype: 'q8', passed: false }] });
    expect(manifest.selfTest.rows[0].predictions).toHaveLength(5);
  });
});
