import type { FillMask } from '../../engine/fill-mask/fill-mask.ts';
import { filterRanking, type TokenFilter } from '../../engine/fill-mask/filter.ts';
import {
  type FullRanking,
  type RankedToken,
  type RankingSearch,
  rankedToken,
  rankVocabulary,
  searchRanking,
} from '../../engine/fill-mask/ranking.ts';
import { type FilterFacts, tokenSetOf } from '../filtering.ts';
import type { KnownWord, Reader } from '../reader.ts';
import type { Jobs } from './jobs.ts';

/** Rows of the full list at most. */
const MOST_ROWS = 1000;

export interface ListOptions {
  /** Which of the text's masks, from 0. */
  readonly mask: number;
  readonly filter?: TokenFilter | undefined;
}

export interface ListRow extends RankedToken {
  /** From 1, within the filter. */
  readonly filteredRank?: number;
}

/** The ranked vocabulary at one mask, so far as it is shown. */
export interface TokenList {
  readonly text: string;
  readonly mask: number;
  readonly rows: readonly ListRow[];
  /** Tokens there are: those of the vocabulary, or those that the filter keeps. */
  readonly total: number;
  readonly filtered: FilterFacts | undefined;
  /** What the lexicons say of them, by token_str. */
  readonly known: ReadonlyMap<string, KnownWord>;
}

export interface ListSearch extends RankingSearch {
  readonly query: string;
  readonly known: ReadonlyMap<string, KnownWord>;
}

/** Of the text last asked about: a search types letter after letter. */
let last: { readonly reader: Reader; readonly text: string; readonly ranking: FullRanking } | undefined;

async function rankingOf(reader: Reader, fillMask: FillMask, text: string): Promise<FullRanking> {
  if (last?.reader === reader && last.text === text) return last.ranking;
  const ranking = await rankVocabulary(fillMask, text);
  last = { reader, text, ranking };
  return ranking;
}

export const listMethods = (jobs: Jobs) => ({
  /** The best of the whole vocabulary, or of what a filter keeps of it. */
  list(id: number, text: string, { mask, filter }: ListOptions): Promise<TokenList> {
    return jobs.run(id, async ({ reader, fillMask }) => {
      const { tokenizer, model } = fillMask;
      const ranking = (await rankingOf(reader, fillMask, text)).masks[mask];
      if (!ranking) return { text, mask, rows: [], total: 0, filtered: undefined, known: new Map() };
      const known = (rows: readonly ListRow[]) => reader.lookUp(rows.map(({ token_str }) => token_str));
      if (!filter) {
        const ids = ranking.ids.subarray(0, MOST_ROWS);
        const rows = Array.from(ids, (token) => rankedToken(tokenizer, ranking, token));
        return { text, mask, rows, total: ranking.ids.length, filtered: undefined, known: known(rows) };
      }
      const set = tokenSetOf(reader, model.vocabSize, filter);
      const { rows, mass, count } = filterRanking(tokenizer, ranking, set, { topK: MOST_ROWS });
      return { text, mask, rows, total: count, filtered: { mass, count }, known: known(rows) };
    });
  },

  /** Where a word ranks in the whole vocabulary, however far down, and the words that hold it. */
  search(id: number, text: string, mask: number, query: string): Promise<ListSearch | undefined> {
    return jobs.run(id, async ({ reader, fillMask }) => {
      const ranking = (await rankingOf(reader, fillMask, text)).masks[mask];
      if (!ranking) return undefined;
      const found = searchRanking(fillMask.tokenizer, ranking, query, { limit: MOST_ROWS });
      return { ...found, query, known: reader.lookUp(found.containing.map(({ token_str }) => token_str)) };
    });
  },
});
