import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDownloadFolder } from '../../cli/download-folder.ts';
import { FakeHub, type FakeHubOptions } from '../../testing/fake-hub.ts';
import { readFixture } from '../../testing/fixtures.ts';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { buildSafetensors, parseSafetensors } from '../../testing/safetensors.ts';
import { TINY_FILES, TINY_PYTORCH_FILES } from '../../testing/tiny.ts';
import { openCheckpoint } from '../checkpoint/checkpoint.ts';
import { convert } from '../convert/convert.ts';
import { type HubCheckpoint, withHubCheckpoint } from './hub-checkpoint.ts';
import { parseRepository } from './repository.ts';
import type { DownloadState } from './weight-downloads.ts';

const REPO = 'some-one/tiny-model';
const TINY = 'fixtures/tiny/checkpoint';
const WEIGHTS = 'model.safetensors';
const PATIENCE = { stallMs: 300, delays: [1, 1, 1] };

let scratch: string;
let hub: FakeHub;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'jmed-mask-hub-'));
  hub = await FakeHub.start();
  await publish(TINY_FILES);
});
afterEach(async () => {
  await hub.close();
  await rm(scratch, { recursive: true, force: true });
});

/** Another hub in place of the first. */
async function replaceHub(options: FakeHubOptions, names: readonly string[] = TINY_FILES): Promise<void> {
  await hub.close();
  hub = await FakeHub.start(options);
  await publish(names);
}

async function publish(names: readonly string[], changes: Readonly<Record<string, Uint8Array>> = {}) {
  hub.publish(REPO, await filesOf(names, changes));
}

function filesOf(names: readonly string[], changes: Readonly<Record<string, Uint8Array>>) {
  return Promise.all(
    names.map(async (name) => [name, changes[name] ?? (await readFixture(`${TINY}/${name}`))] as const),
  );
}

interface Run {
  readonly signal?: AbortSignal;
  readonly onDownload?: (state: DownloadState) => void;
  readonly revision?: string;
  readonly repo?: string;
}

function withTiny<T>(use: (checkpoint: HubCheckpoint) => Promise<T>, run: Run = {}): Promise<T> {
  const options = {
    fetch,
    patience: PATIENCE,
    openFolder: (name: string) => openDownloadFolder(scratch, name),
    dtypes: ['fp32' as const],
    onDownload: run.onDownload ?? (() => {}),
    ...(run.signal && { signal: run.signal }),
  };
  return withHubCheckpoint(
    parseRepository(hub.origin, run.repo ?? REPO, run.revision ?? 'main'),
    options,
    (checkpoint) => use(checkpoint),
  );
}

/** The sha256 of the weights as they were read from the checkpoint, every byte of them. */
async function hashOf({ source }: HubCheckpoint): Promise<string> {
  const file = await source.open(WEIGHTS);
  const bytes = await file?.read(0, file.size);
  return createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
}

async function expected(name = WEIGHTS): Promise<string> {
  return createHash('sha256')
    .update(await readFixture(`${TINY}/${name}`))
    .digest('hex');
}

const convertFrom = async (checkpoint: HubCheckpoint) => {
  const sink = new MemoryFiles();
  const { source, repository } = checkpoint;
  const manifest = await convert(await openCheckpoint(source), sink, {
    dtypes: ['fp32', 'q8'],
    name: REPO,
    source,
    repo: repository.repo,
    revision: repository.revision,
    digest: checkpoint.digest,
  });
  return { sink, manifest };
};

async function convertLocally(names: readonly string[]) {
  const source = await MemoryFiles.ofFixture(TINY, names);
  const sink = new MemoryFiles();
  const manifest = await convert(await openCheckpoint(source), sink, { dtypes: ['fp32', 'q8'], name: REPO, source });
  return { sink, manifest };
}

describe('withHubCheckpoint', () => {
  it.each([
    ['safetensors', TINY_FILES],
    ['pytorch_model.bin', TINY_PYTORCH_FILES],
  ] as const)('converts %s while it arrives, to the same bytes as from a folder', async (_, names) => {
    await publish(names);
    const { sink, manifest } = await withTiny(convertFrom);
    const local = await convertLocally(names);
    // Sizes and sha256 of what was written.
    expect(manifest.models).toEqual(local.manifest.models);
    expect(sink.files.size).toBe(local.sink.files.size);
    expect(manifest.source).toEqual({ repo: REPO, revision: hub.commit(REPO), files: local.manifest.source.files });
    expect(await readdir(scratch)).toEqual([]);
  });

  it('converts shards, each a download of its own', async () => {
    const tensors = [...parseSafetensors(await readFixture(`${TINY}/${WEIGHTS}`))];
    const [first, second] = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'] as const;
    const shards = [new Map(tensors.slice(0, 20)), new Map(tensors.slice(20))] as const;
    const weightMap = Object.fromEntries(tensors.map(([name], i) => [name, i < 20 ? first : second]));
    const index = new TextEncoder().encode(JSON.stringify({ weight_map: weightMap }));
    const small = await filesOf(TINY_FILES.slice(0, 3), {});
    const parts = [
      ['model.safetensors.index.json', index],
      [first, buildSafetensors(shards[0])],
      [second, buildSafetensors(shards[1])],
    ] as const;
    hub.publish(REPO, [...small, ...parts]);
    Object.assign(hub.faults, { cuts: 2, cutAfter: 10_000 });
    const { manifest } = await withTiny(convertFrom);
    expect(manifest.models).toEqual((await convertLocally(TINY_FILES)).manifest.models);
    expect(manifest.source.files.map(({ name }) => name)).toEqual([
      ...TINY_FILES.slice(0, 3),
      ...parts.map(([name]) => name),
    ]);
    expect(hub.rangesOf(second)[0]).toBe(undefined);
  });

  it('goes on where the connection was lost, twice, and tells that it waits', async () => {
    hub.faults.cuts = 2;
    hub.faults.cutAfter = 5000;
    const states: DownloadState[] = [];
    const hash = await withTiny(hashOf, { onDownload: (state) => states.push(state) });
    expect(hash).toBe(await expected());
    const [whole, ...rests] = hub.rangesOf(WEIGHTS);
    expect(whole).toBe(undefined);
    expect(rests).toEqual([expect.stringMatching(/^bytes=[1-9]\d*-$/), expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    const { length: size } = await readFixture(`${TINY}/${WEIGHTS}`);
    expect(states.at(-1)).toEqual({ loaded: size, total: size, waiting: false });
    expect(states.some(({ waiting }) => waiting)).toBe(true);
  });

  it('gives up a connection that stalls, and tries again', async () => {
    hub.faults.stalls = 1;
    hub.faults.cutAfter = 3000;
    expect(await withTiny(hashOf)).toBe(await expected());
    expect(hub.rangesOf(WEIGHTS)).toEqual([undefined, 'bytes=3000-']);
  });

  it('takes a server that is busy for one that may not be so for long', async () => {
    hub.faults.failures = 2;
    expect(await withTiny(hashOf)).toBe(await expected());
    hub.faults.failures = 1;
    // A link to the storage host that has expired.
    hub.faults.failureStatus = 403;
    expect(await withTiny(hashOf)).toBe(await expected());
  });

  it('keeps what came when it fails, and goes on from there the next time', async () => {
    const before = 7000;
    hub.faults.stalls = 1;
    hub.faults.cutAfter = before;
    const cancel = new AbortController();
    const stopped = withTiny(hashOf, {
      signal: cancel.signal,
      onDownload: ({ loaded }) => loaded >= before && cancel.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const [folder = ''] = await readdir(scratch);
    expect((await readFile(join(scratch, folder, `${WEIGHTS}.part`))).length).toBe(before);
    hub.requests.length = 0;
    expect(await withTiny(hashOf)).toBe(await expected());
    expect(hub.rangesOf(WEIGHTS)).toEqual([`bytes=${before}-`]);
    expect(await readdir(scratch)).toEqual([]);
  });

  it('tells a hub that can’t be reached from one that stalls', async () => {
    const gone = parseRepository(hub.origin, REPO, 'main');
    await hub.close();
    const options = { fetch, patience: PATIENCE, openFolder: () => openDownloadFolder(scratch, 'x'), dtypes: [] };
    const failing = withHubCheckpoint(gone, { ...options, onDownload: () => {} }, hashOf);
    await expect(failing).rejects.toMatchObject({ code: 'network', params: { detail: 'fetch failed' } });
    hub = await FakeHub.start();
  });

  it('fails after enough attempts without a byte, and keeps the rest', async () => {
    hub.faults.failures = 99;
    await expect(withTiny(hashOf)).rejects.toMatchObject({ code: 'network', params: { file: WEIGHTS } });
    expect(hub.rangesOf(WEIGHTS)).toHaveLength(PATIENCE.delays.length + 1);
    expect(await readdir(scratch)).toHaveLength(1);
  });

  it('compares what a server that ignores ranges sends again', async () => {
    hub.faults.ignoreRange = true;
    hub.faults.cuts = 2;
    hub.faults.cutAfter = 5000;
    expect(await withTiny(hashOf)).toBe(await expected());
    expect(hub.requests.filter(({ server }) => server === 'storage').map(({ status }) => status)).toEqual([
      200, 200, 200,
    ]);
  });

  it('reads a pickled checkpoint also from a server that ignores ranges', async () => {
    await publish(TINY_PYTORCH_FILES);
    hub.faults.ignoreRange = true;
    const { manifest } = await withTiny(convertFrom);
    expect(manifest.models).toEqual((await convertLocally(TINY_PYTORCH_FILES)).manifest.models);
  });

  it.each([
    ['tells no facts', { api: true, facts: false }],
    ['has no list of files', { api: false, facts: true }],
    ['has neither', { api: false, facts: false }],
  ] as const)('downloads from a hub that %s', async (_, options) => {
    await replaceHub(options, TINY_PYTORCH_FILES);
    hub.faults.cuts = 2;
    hub.faults.cutAfter = 5000;
    const { manifest } = await withTiny(convertFrom);
    const { sha256 } = manifest.source.files.find(({ name }) => name === 'pytorch_model.bin') ?? {};
    expect(sha256).toBe(await expected('pytorch_model.bin'));
    expect(manifest.source.revision).toBe(options.facts ? hub.commit(REPO) : 'main');
  });

  it('starts over when the file changed at the hub meanwhile', async () => {
    await replaceHub({ facts: false });
    const changed = (await readFixture(`${TINY}/${WEIGHTS}`)).slice();
    changed.fill(1, 10_000, 10_100);
    hub.faults.cuts = 1;
    hub.faults.cutAfter = 8000;
    const next = await filesOf(TINY_FILES, { [WEIGHTS]: changed });
    const hash = await withTiny(hashOf, { onDownload: ({ waiting }) => waiting && hub.publish(REPO, next) });
    expect(hash).toBe(createHash('sha256').update(changed).digest('hex'));
    // The rest of the old one was asked for, then all of the new one.
    expect(hub.rangesOf(WEIGHTS)).toHaveLength(3);
    expect(hub.rangesOf(WEIGHTS).at(-1)).toBe(undefined);
  });

  it('refuses a file whose sha256 is not the one the hub tells, and keeps nothing of it', async () => {
    const cancel = new AbortController();
    await withTiny(hashOf, { signal: cancel.signal, onDownload: () => cancel.abort() }).catch(() => {});
    const [kept = ''] = await readdir(scratch);
    await writeFile(join(scratch, kept, `${WEIGHTS}.part`), new Uint8Array(5000).fill(7));
    await expect(withTiny(hashOf)).rejects.toMatchObject({ code: 'corrupt-file', params: { file: WEIGHTS } });
    expect(await readdir(scratch)).toEqual([]);
    expect(await withTiny(hashOf)).toBe(await expected());
  });

  it('takes a web page in place of the file for what it is', async () => {
    hub.faults.html = true;
    await expect(withTiny(hashOf)).rejects.toMatchObject({
      code: 'network',
      params: { detail: 'a web page came instead of the file' },
    });
  });

  it.each([
    ['repository', { repo: 'no-one/nothing' }, 'no-one/nothing'],
    ['revision', { revision: 'v9' }, 'this revision'],
  ] as const)('tells of a missing %s', async (_, run, what) => {
    await expect(withTiny(hashOf, run)).rejects.toMatchObject({
      code: 'not-found',
      params: { what: expect.stringContaining(what) },
    });
  });

  it('tells when a repository holds no weights, on a hub with a list and on one without', async () => {
    for (const api of [true, false]) {
      await replaceHub({ api }, ['config.json', 'vocab.txt', 'tokenizer_config.json']);
      await expect(withTiny(hashOf)).rejects.toMatchObject({
        code: 'not-found',
        params: { what: expect.stringContaining('pytorch_model.bin') },
      });
    }
  });

  it('ends the download when the checkpoint can’t be used, and keeps nothing', async () => {
    const config = JSON.parse(new TextDecoder().decode(await readFixture(`${TINY}/config.json`)));
    const strange = new TextEncoder().encode(JSON.stringify({ ...config, hidden_act: 'swish' }));
    await publish(TINY_FILES, { 'config.json': strange });
    hub.faults.bytesPerSecond = 20_000;
    await expect(withTiny(convertFrom)).rejects.toMatchObject({ code: 'unsupported-config' });
    expect(await readdir(scratch)).toEqual([]);
  });

  it('lets nobody else at a download that is going on', async () => {
    await withTiny(async () => {
      await expect(withTiny(hashOf)).rejects.toMatchObject({ code: 'in-use' });
    });
  });
});
