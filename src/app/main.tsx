import '../worker/trusted-types.ts';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { EngineClient } from '../worker/client.ts';
import { App } from './components/App.tsx';
import { AppController } from './controller.ts';
import { noteErrors } from './device/note-errors.ts';
import { EXAMPLES } from './examples/examples.ts';
import { drawn, painted } from './first-paint.ts';
import { hearOtherTabs } from './forget/tabs.ts';
import { parseHash } from './hash.ts';
import { createI18n } from './i18n/i18n.ts';
import { BUILT_IN } from './models.ts';
import { takeCarriedText } from './offline/carried-text.ts';
import { becomeIsolated } from './offline/isolation.ts';
import { retryWhenOnline } from './offline/online.ts';
import { startServiceWorker } from './offline/service-worker.ts';
import { keepPageInStep } from './page.ts';
import { keepPast } from './past/keep-past.ts';
import { loadPast } from './past/past-storage.ts';
import { browserLanguage, loadPreferences } from './preferences.ts';
import { AppProvider } from './store/context.tsx';
import type { Settings } from './store/settings.ts';
import { createAppStore } from './store/store.ts';
import './styles/index.css';

const link = parseHash(location.hash);
const preferences = loadPreferences();
const settings: Settings = {
  language: link.language ?? preferences.language ?? browserLanguage(navigator.languages),
  theme: preferences.theme ?? 'system',
  device: link.device ?? 'auto',
  model: link.model ?? preferences.model ?? BUILT_IN.id,
  rows: 10,
};
const store = createAppStore(takeCarriedText() ?? link.text ?? EXAMPLES[0]?.sentence ?? '', settings, loadPast());
const i18n = createI18n(store.getState().settings.language);
keepPageInStep(store, i18n);
keepPast(store);
noteErrors(store);

const createWorker = () => new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
const assets = new URL('generated/', document.baseURI).href;
const isUntouched = () => store.getState().edits === 0 && store.getState().history.past.length === 0;
const begin = crossOriginIsolated ? drawn : becomeIsolated(isUntouched);
const controller = new AppController(store, (listener) => new EngineClient(createWorker, listener), assets, begin);
hearOtherTabs(store, () => controller.end());
retryWhenOnline(store, controller);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const page = (
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <AppProvider store={store} controller={controller}>
        <App />
      </AppProvider>
    </I18nextProvider>
  </StrictMode>
);
// In steps: no task of the main thread is long, not even the first.
startTransition(() => createRoot(root).render(page));
void painted.then(() => startServiceWorker(store));
