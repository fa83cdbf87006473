import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { DTYPES } from '../engine/convert/dtypes.ts';
import { readFixture } from '../testing/fixtures.ts';
import { TINY_FILES } from '../testing/tiny.ts';
import type { Origin, WorkshopProgress } from './workshop-api.ts';
import { ModelWorkshop } from './workshop-client.ts';

const TINY = 'fixtures/tiny/checkpoint';

const workshop = new ModelWorkshop({
  assets: new URL('/public/generated/', location.origin).href,
  // Nothing is asked of it here.
  hub: 'https://hub.invalid',
  createWorker: () => new Worker(new URL('./workshop-worker.ts', import.meta.url), { type: 'module' }),
});

afterEach(async () => {
  for (const { id } of (await workshop.list()).models) await workshop.remove(id);
});

async function tiny(changes: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {}): Promise<Origin> {
  const files = TINY_FILES.map(async (name) => {
    const bytes = changes[name] ?? (await readFixture(`${TINY}/${name}`));
    return new File([bytes], name, { lastModified: 1 });
  });
  return { kind: 'files', files: await Promise.all(files), name: 'とても小さい' };
}

describe('ModelWorkshop', () => {
  it('keeps a checkpoint of files converted, and finds it again', async () => {
    const stages: WorkshopProgress[] = [];
    const model = await workshop.convert(await tiny(), { dtypes: ['q8', 'fp32'] }, (progress) => stages.push(progress));
    expect(model.manifest).toMatchObject({ name: 'とても小さい', models: [{ dtype: 'fp32' }, { dtype: 'q8' }] });
    expect(stages.map(({ stage }) => stage)).toContain('converting');
    const { available, models, usage, quota } = await workshop.list();
    expect(available).toBe(true);
    expect(models).toEqual([model]);
    expect(quota).toBeGreaterThan(usage ?? Number.POSITIVE_INFINITY);
    // The same files again are the same model.
    expect(await workshop.convert(await tiny(), { dtypes: ['fp32', 'q8'] }, () => {})).toEqual(model);
    await workshop.remove(model.id);
    expect((await workshop.list()).models).toEqual([]);
  });

  it('keeps nothing of a conversion that was cancelled', async () => {
    const cancel = new AbortController();
    const converting = workshop.convert(
      await tiny(),
      { dtypes: DTYPES },
      ({ stage }) => stage === 'converting' && cancel.abort(),
      cancel.signal,
    );
    await expect(converting).rejects.toMatchObject({ code: 'cancelled' });
    expect((await workshop.list()).models).toEqual([]);
    const root = await navigator.storage.getDirectory();
    const models = await root.getDirectoryHandle('jmed-mask-models');
    const names: string[] = [];
    for await (const name of (models as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    expect(names).toEqual([]);
  });

  it('tells what is wrong with a checkpoint, and keeps nothing of it', async () => {
    const weights = await readFixture(`${TINY}/model.safetensors`);
    const cut = await tiny({ 'model.safetensors': weights.slice(0, 500_000) });
    await expect(workshop.convert(cut, { dtypes: ['q8'] }, () => {})).rejects.toMatchObject({ code: 'bad-checkpoint' });
    // A value that is no number: found when most is written.
    new DataView(weights.buffer).setFloat32(weights.length - 4, Number.NaN, true);
    const spoilt = await tiny({ 'model.safetensors': weights });
    await expect(workshop.convert(spoilt, { dtypes: ['q8'] }, () => {})).rejects.toMatchObject({
      code: 'bad-checkpoint',
    });
    expect((await workshop.list()).models).toEqual([]);
  });

  it('tells when the browser has no room for it, and keeps nothing of it', async () => {
    const { origin } = location;
    await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
    try {
      const converting = workshop.convert(await tiny(), { dtypes: ['fp32'] }, () => {});
      await expect(converting).rejects.toMatchObject({ code: 'no-room', params: { needed: expect.any(Number) } });
    } finally {
      await cdp().send('Storage.overrideQuotaForOrigin', { origin });
    }
    expect((await workshop.list()).models).toEqual([]);
    expect(await workshop.convert(await tiny(), { dtypes: ['fp32'] }, () => {})).toHaveProperty('manifest');
  });

  it('refuses what is no repository id', async () => {
    const origin = { kind: 'hub', repo: '../../etc', revision: 'main' } as const;
    await expect(workshop.convert(origin, { dtypes: ['q8'] }, () => {})).rejects.toMatchObject({ code: 'usage' });
  });

  it('lets nobody remove a model that is in use', async () => {
    const { id } = await workshop.convert(await tiny(), { dtypes: ['q8'] }, () => {});
    let release = () => {};
    await new Promise<void>((held) => {
      void navigator.locks.request(`jmed-mask-models/${id}`, { mode: 'shared' }, () => {
        held();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      });
    });
    await expect(workshop.remove(id)).rejects.toMatchObject({ code: 'in-use' });
    release();
    await workshop.remove(id);
  });

  it('measures a model against fp32 and keeps the figures', async () => {
    const { id, date } = await workshop.convert(await tiny(), { dtypes: ['fp32', 'q8'] }, () => {});
    const steps: WorkshopProgress[] = [];
    const model = await workshop.measure(id, {}, (progress) => steps.push(progress));
    const [fp32, q8] = model.manifest?.models ?? [];
    expect(fp32?.fidelity).toMatchObject({ top1Clear: 1, top10Overlap: 1, kl: 0 });
    expect(q8?.fidelity?.masks).toBeGreaterThan(500);
    expect(q8?.fidelity?.kl).toBeGreaterThan(0);
    expect(steps.some(({ stage }) => stage === 'measuring')).toBe(true);
    expect((await workshop.list()).models).toEqual([model]);
    expect(model.date).toBe(date);
  }, 180_000);

  it('measures a model without fp32 by the files it came from, and by no others', async () => {
    const { id } = await workshop.convert(await tiny(), { dtypes: ['q8'] }, () => {});
    const measure = (origin?: Origin) => workshop.measure(id, origin ? { origin } : {}, () => {});
    await expect(measure()).rejects.toMatchObject({ code: 'not-found' });
    const weights = await readFixture(`${TINY}/model.safetensors`);
    new DataView(weights.buffer).setFloat32(weights.length - 4, 0.5, true);
    await expect(measure(await tiny({ 'model.safetensors': weights }))).rejects.toMatchObject({ code: 'corrupt-file' });
    const model = await measure(await tiny());
    expect(model.manifest?.models).toMatchObject([{ dtype: 'q8', fidelity: { masks: expect.any(Number) } }]);
    expect((await workshop.list()).models).toEqual([model]);
  }, 180_000);
});
