import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BadLexiconError, CancelledError, NoMaskError, WorkerError } from '../engine/errors.ts';
import type { OnProgress } from '../engine/io.ts';
import type { EngineListener } from '../worker/client.ts';
import type { ReadText } from '../worker/reader.ts';
import type { LexiconChange, LexiconsState } from '../worker/shelf.ts';
import type { Answer } from '../worker/worker.ts';
import { AppController, type Engine } from './controller.ts';
import { createAppStore } from './store/store.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const runtime = { device: 'wasm', dtype: 'q8', threads: 1, adapter: '' } as const;

function readingOf(text: string): ReadText {
  const empty = { words: [], tokens: [], ids: new Int32Array(0), spans: [], maskPositions: [] };
  return { text, normalized: text, ...empty, lexicons: [], known: new Map() };
}

function answerTo(text: string): Answer {
  return { masks: [], encoding: readingOf(text), known: new Map(), warnings: [], ms: 1, runtime };
}

/** An engine whose answers the test gives, by hand. */
class ManualEngine implements Engine {
  readonly asked: { text: string; topK: number | undefined }[] = [];
  readonly opened: string[] = [];
  readonly #waiting: { answer: (answer: Answer) => void; fail: (error: Error) => void }[] = [];
  listener: EngineListener | undefined;

  open({ device }: { device: string }) {
    this.opened.push(device);
  }

  retry() {
    this.opened.push('again');
  }

  close() {
    this.opened.push('closed');
  }

  async read(text: string) {
    return readingOf(text);
  }

  predict(_view: string, text: string, { topK }: { topK?: number }) {
    this.asked.push({ text, topK });
    return new Promise<Answer>((answer, fail) => this.#waiting.push({ answer, fail }));
  }

  analyse(): Promise<never> {
    return Promise.reject(new CancelledError());
  }

  readonly changes: LexiconChange[] = [];
  /** Thrown by the next change of lexicons. */
  refusal: Error | undefined;

  async lexicons(): Promise<LexiconsState> {
    return { place: 'memory', lexicons: [], own: { text: '', words: this.changes.length, badLines: [] } };
  }

  async changeLexicons(change: LexiconChange, onProgress: OnProgress) {
    setTimeout(() => onProgress({ what: 'late', loaded: 1, total: 1 }));
    if (this.refusal) throw this.refusal;
    this.changes.push(change);
    return this.lexicons();
  }

  async ownWordsTsv() {
    return '';
  }

  ready() {
    this.listener?.onState({
      phase: 'ready',
      model: { name: 'model', runtime, maxTokens: 16, formats: [], sha256: { manifest: '', dictionary: '' } },
    });
  }

  async settle(index: number, outcome: Answer | Error) {
    const waiting = this.#waiting[index];
    if (outcome instanceof Error) waiting?.fail(outcome);
    else waiting?.answer(outcome);
    await vi.advanceTimersByTimeAsync(0);
  }

  get texts() {
    return this.asked.map(({ text }) => text);
  }
}

function started(text = 'a[MASK]') {
  const engine = new ManualEngine();
  const store = createAppStore(text, {
    language: 'en',
    theme: 'system',
    device: 'auto',
    model: 'jmed-mini',
    rows: 10,
  });
  const controller = new AppController(
    store,
    (listener) => {
      engine.listener = listener;
      return engine;
    },
    'http://localhost/generated/',
  );
  const type = (next: string) =>
    store.getState().type({ text: next, selection: { start: next.length, end: next.length } });
  return { engine, store, controller, type };
}

test('a text far too long is answered at once, and the engine is not asked', async () => {
  const { store, engine } = started('[MASK]');
  engine.ready();
  await engine.settle(0, answerTo('[MASK]'));
  const asked = engine.asked.length;
  store.getState().type({ text: '肺'.repeat(100_000), selection: { start: 0, end: 0 } });
  expect(store.getState()).toMatchObject({ problem: { code: 'text-too-long' }, reading: undefined, answer: undefined });
  await vi.advanceTimersByTimeAsync(1000);
  expect(engine.asked).toHaveLength(asked);
  store.getState().type({ text: '[MASK]。', selection: { start: 0, end: 0 } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(engine.asked.at(-1)?.text).toBe('[MASK]。');
});

test('opens the model at once and runs the sentence when it is ready', () => {
  const { engine } = started();
  expect(engine.opened).toEqual(['auto']);
  expect(engine.texts).toEqual([]);
  engine.ready();
  expect(engine.asked).toEqual([{ text: 'a[MASK]', topK: 10 }]);
});

test('shows how the sentence is read while the model is still opening', async () => {
  const { engine, store } = started();
  engine.listener?.onState({ phase: 'opening', progress: undefined });
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().reading?.text).toBe('a[MASK]');
  expect(engine.texts).toEqual([]);
});

test('waits for a pause in typing, and runs only the last text', async () => {
  const { engine, type } = started();
  engine.ready();
  for (const text of ['b', 'bc', 'bcd']) {
    type(text);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(engine.texts).toEqual(['a[MASK]']);
  await vi.advanceTimersByTimeAsync(100);
  expect(engine.texts).toEqual(['a[MASK]', 'bcd']);
});

test('the newest text wins, even when an older answer comes later', async () => {
  const { engine, store, type } = started('old');
  engine.ready();
  type('new');
  await vi.advanceTimersByTimeAsync(200);
  await engine.settle(1, answerTo('new'));
  await engine.settle(0, answerTo('old'));
  expect(store.getState().answer?.encoding.text).toBe('new');
  expect(store.getState().busy).toBe(false);
});

test('nothing runs while an input method composes', async () => {
  const { engine, store, type, controller } = started();
  engine.ready();
  store.getState().setComposing(true);
  type('はいえn');
  await vi.advanceTimersByTimeAsync(1000);
  controller.runNow();
  expect(engine.texts).toEqual(['a[MASK]']);
  type('肺炎');
  store.getState().setComposing(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(engine.texts).toEqual(['a[MASK]', '肺炎']);
});

test('what the page changed itself runs without a pause', async () => {
  const { engine, store } = started('[MASK]と[MASK]');
  engine.ready();
  store.getState().fill(0, 2, '肺炎');
  await vi.advanceTimersByTimeAsync(0);
  expect(engine.texts.at(-1)).toBe('肺炎と[MASK]');
});

test('a text without an answer shows its problem, and the next one its answer', async () => {
  const { engine, store, type } = started('肺炎');
  engine.ready();
  await engine.settle(0, new NoMaskError());
  expect(store.getState().problem?.code).toBe('no-mask');
  type('肺炎[MASK]');
  await vi.advanceTimersByTimeAsync(200);
  await engine.settle(1, answerTo('肺炎[MASK]'));
  expect(store.getState().problem).toBeUndefined();
});

test('when the worker dies the sentence is kept, the person is told, and it runs again', async () => {
  const { engine, store, type } = started();
  engine.ready();
  engine.listener?.onRestart(new WorkerError('it ended'));
  engine.listener?.onState({ phase: 'opening', progress: undefined });
  await engine.settle(0, new WorkerError('it ended'));
  expect(store.getState()).toMatchObject({ restarted: true, problem: undefined });
  engine.ready();
  expect(engine.texts).toEqual(['a[MASK]', 'a[MASK]']);
  expect(store.getState().history.present.text).toBe('a[MASK]');
  type('b[MASK]');
  expect(store.getState().restarted).toBe(false);
});

test('a cancelled run is passed over in silence', async () => {
  const { engine, store } = started();
  engine.ready();
  await engine.settle(0, new CancelledError());
  expect(store.getState().problem).toBeUndefined();
});

test('another device opens anew, another number of rows only runs again', () => {
  const { engine, store } = started();
  engine.ready();
  store.getState().choose({ rows: 50 });
  expect(engine.asked.at(-1)).toEqual({ text: 'a[MASK]', topK: 50 });
  expect(engine.opened).toEqual(['auto']);
  store.getState().choose({ device: 'wasm' });
  expect(engine.opened).toEqual(['auto', 'wasm']);
});

test('after a change of the lexicons the sentence is run again', async () => {
  const { engine, store, controller } = started();
  engine.listener?.onState({ phase: 'opening', progress: undefined });
  await vi.advanceTimersByTimeAsync(0);
  expect(store.getState().lexicons?.own.words).toBe(0);
  engine.ready();
  await controller.lexicons.switch('starter.tsv', false);
  expect(engine.changes).toEqual([{ kind: 'switch', id: 'starter.tsv', on: false }]);
  expect(store.getState().lexicons?.own.words).toBe(1);
  expect(engine.texts).toEqual(['a[MASK]', 'a[MASK]']);
});

test('a file that is no lexicon is told with its name, and the next one is added', async () => {
  const { engine, store, controller } = started();
  engine.refusal = new BadLexiconError('bad.dic: is cut off', { reason: 'not-mecab-dic' });
  await controller.lexicons.add([new File(['x'], 'bad.dic')]);
  expect(store.getState().lexiconFailures).toMatchObject([{ name: 'bad.dic', error: { code: 'bad-lexicon' } }]);
  engine.refusal = undefined;
  await controller.lexicons.add([new File(['肺癌'], 'good.tsv')]);
  expect(engine.changes).toMatchObject([{ kind: 'add' }]);
  await vi.advanceTimersByTimeAsync(10);
  expect(store.getState().adding).toBeUndefined();
  store.getState().dismissLexiconFailure(1);
  expect(store.getState().lexiconFailures).toEqual([]);
});
