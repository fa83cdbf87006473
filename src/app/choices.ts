/** What a person can choose in the page, by closed lists, so that links and stored values can be checked. */
export const LANGUAGES = ['ja', 'en'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
export const DEVICES = ['auto', 'webgpu', 'wasm'] as const;
export const ROWS = [10, 20, 50] as const;

export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];
export type DeviceChoice = (typeof DEVICES)[number];
export type Rows = (typeof ROWS)[number];

function among<T>(values: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => (values as readonly unknown[]).includes(value);
}

export const isLanguage = among(LANGUAGES);
export const isTheme = among(THEMES);
export const isDeviceChoice = among(DEVICES);
