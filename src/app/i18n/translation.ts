import type { about } from './en/about.ts';
import type { ask } from './en/ask.ts';
import type { device } from './en/device.ts';
import type { keep } from './en/keep.ts';
import type { lexicons } from './en/lexicons.ts';
import type { list } from './en/list.ts';
import type { models } from './en/models.ts';
import type { en } from './en.ts';

/** The same keys with any text. Singular forms may be missing: Japanese has none. */
type Shape<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Shape<T[K]>;
};

export type TranslationOf<T> = Shape<T>;
export type Translation = Shape<typeof en>;

/** The page's own texts, and those of its parts that are loaded later (use-texts.ts). */
export type Texts = typeof en &
  typeof device &
  typeof lexicons &
  typeof keep &
  typeof ask &
  typeof list &
  typeof models &
  typeof about;

/** Codes of engine/errors.ts; each has a title and a text. */
export type ErrorCode = keyof (typeof en)['errors'];
/** Reasons of engine/morphology/lexicon-reason.ts. */
export type LexiconReasonKey = keyof (typeof en)['lexiconReasons'];
export type FallbackReason = keyof (typeof en)['fallback'];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Texts };
    enableSelector: false;
  }
}
