import type { StoredModel } from '../../storage/model-library.ts';
import { nameOf, storedId } from '../models.ts';

/** By the model's manifest; one whose manifest is damaged still has its folder's. */
export function nameOfStored({ id, manifest }: Pick<StoredModel, 'id' | 'manifest'>): string {
  return manifest?.name ?? nameOf(storedId(id));
}
