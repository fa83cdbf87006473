import { ModelWorkshop } from '../../worker/workshop-client.ts';
import type { AppStore } from '../store/store.ts';
import { ModelController } from './model-controller.ts';

/** The page's workshop. Loaded with the model panel, apart from the page's first script. */
export function openWorkshop(
  store: AppStore,
  assets: string,
  onRequests: (startTimes: readonly number[]) => void,
): ModelController {
  const hub = document.querySelector<HTMLMetaElement>('meta[name=model-hub]')?.content ?? '';
  const createWorker = () =>
    new Worker(new URL('../../worker/workshop-worker.ts', import.meta.url), { type: 'module' });
  return new ModelController(store, new ModelWorkshop({ assets, hub, createWorker, onRequests }), hub);
}
