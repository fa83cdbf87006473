import type { StateCreator } from 'zustand';
import type { DeviceChoice, Language, Rows, Theme } from '../choices.ts';
import type { ModelId } from '../models.ts';
import type { AppState } from './store.ts';

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly device: DeviceChoice;
  readonly model: ModelId;
  /** Rows of each mask's table. */
  readonly rows: Rows;
}

export interface SettingsSlice {
  readonly settings: Settings;
  choose(settings: Partial<Settings>): void;
}

export const createSettingsSlice =
  (initial: Settings): StateCreator<AppState, [], [], SettingsSlice> =>
  (set) => ({
    settings: initial,
    choose: (chosen) => set(({ settings }) => ({ settings: { ...settings, ...chosen } })),
  });
