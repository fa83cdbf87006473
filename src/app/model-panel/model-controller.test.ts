import { expect, test } from 'vitest';
import { CancelledError, InUseError, NetworkError } from '../../engine/errors.ts';
import type { StoredModel } from '../../storage/model-library.ts';
import type { Origin, WorkshopProgress } from '../../worker/workshop-api.ts';
import type { LibraryState } from '../../worker/workshop-client.ts';
import { createAppStore } from '../store/store.ts';
import { ModelController, type Workshop } from './model-controller.ts';

const ORIGIN: Origin = { kind: 'hub', repo: 'a/b', revision: 'main' };
const MODEL: StoredModel = { id: 'a--b', bytes: 1, date: 0 };

/** A workshop whose conversions the test ends, by hand. */
class ManualWorkshop implements Workshop {
  models: readonly StoredModel[] = [];
  begun = 0;
  finish: (outcome: StoredModel | Error) => void = () => {};
  tell: (progress: WorkshopProgress) => void = () => {};
  refusal: Error | undefined;

  convert(
    _origin: Origin,
    _options: unknown,
    onProgress: (progress: WorkshopProgress) => void,
    signal?: AbortSignal,
  ): Promise<StoredModel> {
    this.begun++;
    this.tell = onProgress;
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new CancelledError()));
      this.finish = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
    });
  }

  async measure() {
    return MODEL;
  }

  async list(): Promise<LibraryState> {
    return { available: true, models: this.models, downloads: [], usage: 0, quota: 0, persisted: false };
  }

  async remove() {
    if (this.refusal) throw this.refusal;
    this.models = [];
  }

  async removeDownload() {}

  async persist() {
    return true;
  }
}

function started() {
  const workshop = new ManualWorkshop();
  const store = createAppStore('', { language: 'en', theme: 'system', device: 'auto', model: 'jmed-mini', rows: 10 });
  return { workshop, store, models: new ModelController(store, workshop, 'https://hub.test') };
}

test('a conversion shows how far it is, and then what it made, in the list too', async () => {
  const { workshop, store, models } = started();
  const done = models.convert(ORIGIN, 'a/b', ['q8']);
  expect(store.getState().job).toEqual({ kind: 'convert', name: 'a/b', progress: undefined });
  const progress = { stage: 'downloading', what: 'model.safetensors', loaded: 1, total: 2 } as const;
  workshop.tell(progress);
  expect(store.getState().job?.progress).toEqual(progress);
  workshop.models = [MODEL];
  workshop.finish(MODEL);
  await done;
  workshop.tell(progress);
  expect(store.getState()).toMatchObject({ job: undefined, outcome: { kind: 'convert', model: MODEL } });
  expect(store.getState().library?.models).toEqual([MODEL]);
});

test('one job at a time', async () => {
  const { workshop, models } = started();
  const first = models.convert(ORIGIN, 'a/b', ['q8']);
  await models.convert(ORIGIN, 'c/d', ['q8']);
  expect(workshop.begun).toBe(1);
  workshop.finish(MODEL);
  await first;
});

test('what fails is told by name, what was cancelled is not, and the next job can begin', async () => {
  const { workshop, store, models } = started();
  const failing = models.convert(ORIGIN, 'a/b', ['q8']);
  workshop.finish(new NetworkError('model.safetensors', 'offline'));
  await failing;
  expect(store.getState().modelFailures).toMatchObject([{ kind: 'convert', name: 'a/b', error: { code: 'network' } }]);
  const cancelled = models.convert(ORIGIN, 'a/b', ['q8']);
  expect(store.getState().modelFailures).toEqual([]);
  models.cancel();
  await cancelled;
  expect(store.getState()).toMatchObject({ job: undefined, outcome: undefined, modelFailures: [] });
  expect(workshop.begun).toBe(2);
});

test('a model that is in use is not deleted, and stays in the list', async () => {
  const { workshop, store, models } = started();
  workshop.models = [MODEL];
  workshop.refusal = new InUseError(MODEL.id);
  expect(await models.remove(MODEL.id, 'a/b')).toBe(false);
  expect(store.getState().modelFailures).toMatchObject([{ kind: 'remove', error: { code: 'in-use' } }]);
  expect(store.getState().library?.models).toEqual([MODEL]);
  workshop.refusal = undefined;
  expect(await models.remove(MODEL.id, 'a/b')).toBe(true);
  expect(store.getState().library?.models).toEqual([]);
});

test('using a stored model chooses it; the model in use is otherwise left alone', async () => {
  const { workshop, store, models } = started();
  const done = models.convert(ORIGIN, 'a/b', ['q8']);
  workshop.finish(MODEL);
  await done;
  expect(store.getState().settings.model).toBe('jmed-mini');
  models.use(MODEL.id);
  expect(store.getState().settings.model).toBe('stored:a--b');
});
