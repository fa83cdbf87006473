import type { AppStore } from '../store/store.ts';
import { savePast } from './past-storage.ts';

/** A sentence that stood so long is worth finding again. */
const SETTLED_MS = 1500;

/** Remembers sentences once they stand, and what is answered at once when another replaces them; writes to the device only when told to. */
export function keepPast(store: AppStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    clearTimeout(timer);
    const { text } = store.getState().history.present;
    timer = setTimeout(() => store.getState().remember(text), SETTLED_MS);
  };
  later();
  store.subscribe((state, before) => {
    if (state.history.present.text !== before.history.present.text) {
      // Replaced by the page (an example, a filled mask): what stood there was whole.
      if (state.edits !== before.edits) state.remember(before.history.present.text);
      later();
    }
    if (state.past === before.past && state.isPastKept === before.isPastKept) return;
    if (!state.isPastKept && !before.isPastKept) return;
    const isSaved = savePast(state.isPastKept ? state.past : undefined);
    if (isSaved || !state.isPastKept) return;
    state.keepPast(false);
    state.tell('not-kept');
  });
}
