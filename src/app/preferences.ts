import { isLanguage, isTheme, LANGUAGES, type Language, type Theme } from './choices.ts';
import { isModelId, type ModelId } from './models.ts';

const KEY = 'jmed-mask';

export interface Preferences {
  readonly language?: Language;
  readonly theme?: Theme;
  readonly model?: ModelId;
  /** Downloading the official model was agreed to. */
  readonly agreed?: boolean;
  /** The first steps need no longer be shown. */
  readonly hinted?: boolean;
}

/** How the page was last set on this device. Never anything that was typed. */
export function loadPreferences(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    const { language, theme, model, agreed, hinted } = stored as Record<string, unknown>;
    return {
      ...(isLanguage(language) && { language }),
      ...(isTheme(theme) && { theme }),
      ...(isModelId(model) && { model }),
      ...(agreed === true && { agreed }),
      ...(hinted === true && { hinted }),
    };
  } catch {
    // Storage can be switched off, or hold anything.
    return {};
  }
}

/** Remembers these; the others stay. */
export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...loadPreferences(), ...preferences }));
  } catch {
    // Full or switched off: the choice then holds until the page is closed.
  }
}

/** The first of the person's languages that the page speaks; English when none is. */
export function browserLanguage(languages: readonly string[]): Language {
  for (const tag of languages) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}
