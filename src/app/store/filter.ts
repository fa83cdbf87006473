import type { StateCreator } from 'zustand';
import type { FilterChoice } from '../filters.ts';
import type { AppState } from './store.ts';

export interface FilterSlice {
  /** Which predictions are shown. */
  readonly filter: FilterChoice;
  chooseFilter(filter: FilterChoice): void;
}

export const createFilterSlice: StateCreator<AppState, [], [], FilterSlice> = (set) => ({
  filter: 'all',
  chooseFilter: (filter) => set({ filter }),
});
