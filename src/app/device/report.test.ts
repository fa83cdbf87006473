import { expect, test } from 'vitest';
import {
  BadLexiconError,
  CorruptFileError,
  NetworkError,
  NoMaskError,
  RuntimeError,
  UnexpectedError,
} from '../../engine/errors.ts';
import { createAppStore } from '../store/store.ts';
import type { BrowserFacts } from './browser-facts.ts';
import { noteErrors } from './note-errors.ts';
import { deviceReport, reportText } from './report.ts';

const SECRET = '山田太郎';
const BROWSER: BrowserFacts = {
  userAgent: 'Test/1.0',
  isolated: true,
  secure: true,
  cores: 8,
  serviceWorker: false,
  storage: { opfs: true, usage: 1, quota: 2, persisted: false },
};
const NOW = new Date(0);

function started() {
  const settings = { language: 'ja', theme: 'system', device: 'auto', model: 'jmed-mini', rows: 10 } as const;
  const store = createAppStore(`${SECRET}の[MASK]`, settings);
  noteErrors(store);
  return store;
}

test('the report holds nothing that was typed or named by a person, wherever it got into the page', () => {
  const store = started();
  const state = store.getState();
  state.setText(`${SECRET}は[MASK]と診断された。`);
  state.remember(`${SECRET}の検査`);
  state.choose({ model: `stored:${encodeURIComponent(SECRET).replaceAll('%', '')}--q8-0123456789ab` });
  state.setEngine({ phase: 'failed', error: new CorruptFileError(SECRET, SECRET) });
  state.setProblem(new UnexpectedError(new Error(SECRET)));
  state.failModel('convert', SECRET, new NetworkError(SECRET, SECRET));
  state.failLexicon(`${SECRET}.csv`, new BadLexiconError(`${SECRET}.csv: ${SECRET}`));
  store.setState({
    library: { available: true, models: [], downloads: [], usage: 1, quota: 1, persisted: false },
    lexicons: {
      place: 'opfs',
      lexicons: [{ id: SECRET, kind: 'file', name: SECRET, entries: 1, on: true }],
      own: { text: SECRET, words: 1, badLines: [] },
    },
  });
  const text = reportText(deviceReport(store.getState(), BROWSER, NOW));
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain(encodeURIComponent(SECRET).replaceAll('%', ''));
  expect(JSON.parse(text)).toMatchObject({
    made: '1970-01-01T00:00:00.000Z',
    model: { kind: 'stored', phase: 'failed', manifest: null },
    lexicons: { place: 'opfs', on: 1, ownWords: 1 },
    browser: BROWSER,
    errors: [{ code: 'corrupt-file' }, { code: 'unexpected' }, { code: 'network' }, { code: 'bad-lexicon' }],
  });
});

test('it tells what the model runs on, why, and which versions', () => {
  const store = started();
  const runtime = {
    device: 'wasm',
    dtype: 'q8',
    threads: 4,
    adapter: '',
    fallback: { from: 'webgpu', reason: 'no-adapter' },
  } as const;
  const sha256 = { manifest: 'a'.repeat(64), dictionary: 'b'.repeat(64) };
  store
    .getState()
    .setEngine({ phase: 'ready', model: { name: 'JMed Mini', runtime, maxTokens: 256, formats: [], sha256 } });
  expect(deviceReport(store.getState(), BROWSER, NOW)).toMatchObject({
    page: {
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/u),
      onnxruntimeWeb: expect.stringMatching(/^\d+\.\d+\.\d+$/u),
      dictionary: sha256.dictionary,
    },
    model: { kind: 'built in', phase: 'ready', manifest: sha256.manifest, maxTokens: 256 },
    runtime,
    errors: [{ code: 'no-adapter', times: 1 }],
  });
});

test('the same failure in a row is one with its number; what every half-written text says is none', () => {
  const store = started();
  const { setProblem } = store.getState();
  for (let run = 0; run < 3; run++) setProblem(new RuntimeError('wasm', 'x'));
  setProblem(new NoMaskError());
  setProblem(new RuntimeError('wasm', 'x'));
  expect(store.getState().errors).toMatchObject([{ code: 'runtime', times: 4 }]);
  for (let run = 0; run < 60; run++) setProblem(run % 2 ? new RuntimeError('wasm', 'x') : new UnexpectedError('x'));
  expect(store.getState().errors).toHaveLength(20);
});
