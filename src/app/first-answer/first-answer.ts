import type { Prediction } from '../../engine/fill-mask/prediction.ts';
import type { FilterFacts } from '../../worker/filtering.ts';
import type { KnownWord, ReadText } from '../../worker/reader.ts';
import stored from './first-answer.json';

/** Of an answer, what the page shows and lets people take along; whether the model gave it just now or in an earlier run. */
export interface ShownAnswer {
  readonly masks: readonly (readonly Prediction[])[];
  readonly encoding: ReadText;
  readonly known: ReadonlyMap<string, KnownWord>;
  readonly filtered?: readonly FilterFacts[];
}

/** The same in JSON. */
export interface StoredAnswer {
  readonly masks: readonly (readonly Prediction[])[];
  readonly known: readonly (readonly [string, KnownWord])[];
  readonly encoding: Omit<ReadText, 'ids' | 'spans' | 'known'> & {
    readonly ids: readonly number[];
    readonly spans: readonly (ReadText['spans'][number] | null)[];
    readonly known: readonly (readonly [number, KnownWord])[];
  };
}

export function toStored({ masks, encoding, known }: ShownAnswer): StoredAnswer {
  const { ids, spans, known: knownWords, ...rest } = encoding;
  return {
    masks,
    known: [...known],
    encoding: { ...rest, ids: [...ids], spans: spans.map((span) => span ?? null), known: [...knownWords] },
  };
}

export function fromStored({ masks, encoding, known }: StoredAnswer): ShownAnswer {
  const { ids, spans, known: knownWords, ...rest } = encoding;
  const read = { ids: Int32Array.from(ids), spans: spans.map((span) => span ?? undefined), known: new Map(knownWords) };
  return { masks, known: new Map(known), encoding: { ...rest, ...read } };
}

/** What the built-in model said of the first example: `npm run first-answer` writes it, and a test asks the model again. */
export const FIRST_ANSWER = fromStored(stored as unknown as StoredAnswer);
