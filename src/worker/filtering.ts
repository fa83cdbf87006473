import type { FillMask } from '../engine/fill-mask/fill-mask.ts';
import { filterRanking, type TokenFilter, type TokenSet, tokenSet } from '../engine/fill-mask/filter.ts';
import type { FillMaskResult } from '../engine/fill-mask/prediction.ts';
import { rankVocabulary } from '../engine/fill-mask/ranking.ts';
import { decodedSequence } from '../engine/fill-mask/span-row.ts';
import type { Reader } from './reader.ts';

/** What a filter leaves at one mask. */
export interface FilterFacts {
  /** Probability of all its tokens together, in [0, 1]. */
  readonly mass: number;
  /** How many tokens of the vocabulary it keeps. */
  readonly count: number;
}

/** The sets of tokens that filters keep, by the filter as JSON; other lexicons are another reader's. */
const sets = new WeakMap<Reader, Map<string, TokenSet>>();

export function tokenSetOf(reader: Reader, vocabSize: number, filter: TokenFilter): TokenSet {
  const own = sets.get(reader) ?? new Map<string, TokenSet>();
  sets.set(reader, own);
  const key = JSON.stringify(filter);
  const set = own.get(key) ?? tokenSet(reader.tokenizer, vocabSize, filter, reader.lexicons);
  own.set(key, set);
  return set;
}

/** Predictions of which only those are left that a filter keeps. Their probabilities are the model's own. */
export async function filteredPredictions(
  fillMask: FillMask,
  reader: Reader,
  text: string,
  filter: TokenFilter,
  topK: number | undefined,
): Promise<FillMaskResult & { readonly filtered: readonly FilterFacts[] }> {
  const { tokenizer, model } = fillMask;
  const set = tokenSetOf(reader, model.vocabSize, filter);
  const { encoding, masks } = await rankVocabulary(fillMask, text);
  const found = masks.map((ranking) => filterRanking(tokenizer, ranking, set, { topK }));
  return {
    masks: found.map(({ rows }, mask) =>
      rows.map(({ score, token, token_str }) => {
        const ids = encoding.ids.with(encoding.maskPositions[mask] as number, token);
        return { score, token, token_str, sequence: decodedSequence(tokenizer, ids) };
      }),
    ),
    encoding,
    warnings: [],
    filtered: found.map(({ mass, count }) => ({ mass, count })),
  };
}
