import { LONGEST_TEXT } from '../engine/wordpiece/longest-text.ts';
import { type DeviceChoice, isDeviceChoice, isLanguage, type Language } from './choices.ts';
import { isBuiltIn, type ModelId } from './models.ts';

/** What a link can set. A key that is missing or holds nothing valid sets nothing. */
export interface HashSettings {
  readonly text?: string;
  readonly language?: Language;
  readonly device?: DeviceChoice;
  readonly model?: ModelId;
}

/**
 * Reads `#text=…&lang=…&device=…&model=…`. Whoever wrote the link chose its content: texts stay texts, everything else has to be one of
 * the known values.
 */
export function parseHash(hash: string): HashSettings {
  const params = new URLSearchParams(hash.replace(/^#/u, ''));
  const text = params.get('text')?.slice(0, LONGEST_TEXT).toWellFormed();
  const language = params.get('lang') ?? '';
  const device = params.get('device') ?? '';
  const model = params.get('model') ?? '';
  return {
    ...(text !== undefined && { text }),
    ...(isLanguage(language) && { language }),
    ...(isDeviceChoice(device) && { device }),
    ...(isBuiltIn(model) && { model }),
  };
}

/** The same hash in another language; whatever else it holds stays as it is. */
export function hashWithLanguage(hash: string, language: Language): string {
  const others = hash
    .replace(/^#/u, '')
    .split('&')
    .filter((part) => part !== '' && !/^lang(?:=|$)/u.test(part));
  return `#${[...others, `lang=${language}`].join('&')}`;
}
