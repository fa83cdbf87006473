import { createStore, type StoreApi } from 'zustand/vanilla';
import { createEngineSlice, type EngineSlice } from './engine.ts';
import { createErrorsSlice, type ErrorsSlice } from './errors.ts';
import { createFilterSlice, type FilterSlice } from './filter.ts';
import { createForgetSlice, type ForgetSlice } from './forget.ts';
import { createLexiconsSlice, type LexiconsSlice } from './lexicons.ts';
import { createModelsSlice, type ModelsSlice } from './models.ts';
import { createOfflineSlice, type OfflineSlice } from './offline.ts';
import { createPastSlice, type PastSlice } from './past.ts';
import { createSentenceSlice, type SentenceSlice } from './sentence.ts';
import { createSettingsSlice, type Settings, type SettingsSlice } from './settings.ts';
import { createWindowsSlice, type WindowsSlice } from './windows.ts';

export type AppState = SentenceSlice &
  SettingsSlice &
  EngineSlice &
  LexiconsSlice &
  ModelsSlice &
  PastSlice &
  FilterSlice &
  ErrorsSlice &
  ForgetSlice &
  OfflineSlice &
  WindowsSlice;
export type AppStore = StoreApi<AppState>;

/**
 * Everything the page shows. It knows nothing of React or of the worker: controller.ts joins it to the engine.
 * @param kept sentences of earlier visits; undefined when none are to be kept
 */
export function createAppStore(text: string, settings: Settings, kept?: readonly string[]): AppStore {
  return createStore<AppState>()((...tools) => ({
    ...createSentenceSlice(text)(...tools),
    ...createSettingsSlice(settings)(...tools),
    ...createEngineSlice(...tools),
    ...createLexiconsSlice(...tools),
    ...createModelsSlice(...tools),
    ...createOfflineSlice(...tools),
    ...createPastSlice(kept)(...tools),
    ...createFilterSlice(...tools),
    ...createErrorsSlice(...tools),
    ...createForgetSlice(...tools),
    ...createWindowsSlice(...tools),
  }));
}
