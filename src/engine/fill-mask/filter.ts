import { UsageError } from '../errors.ts';
import type { Lexicon } from '../morphology/lexicon.ts';
import type { BertJapaneseTokenizer } from '../wordpiece/bert-japanese-tokenizer.ts';
import { chaptersOf, ICD10_CHAPTERS } from './filter-icd10.ts';
import { icd10Code, lexiconSurfaces, wholeWords } from './filter-words.ts';
import { type RankedToken, type Ranking, rankedToken } from './ranking.ts';

/**
 * Which tokens are shown. 'words': whole words only (no `##` piece, special token, lone mark or space). 'lexicon': those
 * of them that the lexicons in force have. 'icd10': those of them whose ICD-10 code is in one of the chapters, given by Roman numbers (filter-icd10.ts).
 */
export type TokenFilter =
  | { readonly kind: 'words' }
  | { readonly kind: 'lexicon' }
  | { readonly kind: 'icd10'; readonly chapters: readonly string[] };

/** Which tokens a filter keeps. */
export interface TokenSet {
  /** By id: 1 where the token is in. */
  readonly members: Uint8Array;
  /** How many are in. */
  readonly count: number;
  /** Words of the lexicons that the filter asks for, single tokens or not; 0 for 'words', which asks no lexicon. */
  readonly lexiconWords: number;
}

export interface FilteredToken extends RankedToken {
  /** From 1, within the filter. */
  readonly filteredRank: number;
  /** `score` divided by the filter's mass: the probability if only the filter's tokens were possible. */
  readonly share: number;
}

/** What is left of a ranking. Scores stay the model's own; `share` is the renormalized one. */
export interface FilteredRanking {
  readonly rows: readonly FilteredToken[];
  /** Probability of all the filter's tokens together, in [0, 1]. */
  readonly mass: number;
  /** Tokens in the filter; `rows` may be fewer. */
  readonly count: number;
}

/**
 * Which of the vocabulary's tokens a filter keeps, with the lexicons in force. A lexicon's word is found where it is a single
 * token: the others can't be predicted by one mask (span.ts, candidates.ts).
 * @throws UsageError when there is no such chapter
 */
export function tokenSet(
  tokenizer: BertJapaneseTokenizer,
  vocabSize: number,
  filter: TokenFilter,
  lexicons: readonly Lexicon[],
): TokenSet {
  const { vocab } = tokenizer;
  const members = wholeWords(vocab, vocabSize);
  let lexiconWords = 0;
  if (filter.kind !== 'words') {
    const keeps = keeper(filter, lexicons);
    const wanted = new Set(lexiconSurfaces(lexicons).filter(keeps));
    lexiconWords = wanted.size;
    for (let id = 0; id < members.length; id++) if (!wanted.has(vocab.token(id))) members[id] = 0;
  }
  return { members, count: members.reduce((sum, member) => sum + member, 0), lexiconWords };
}

/** Whether a filter keeps a word of the lexicons. */
function keeper(filter: TokenFilter, lexicons: readonly Lexicon[]): (surface: string) => boolean {
  if (filter.kind !== 'icd10') return () => true;
  const unknown = filter.chapters.find((number) => ICD10_CHAPTERS.every((chapter) => chapter.number !== number));
  if (unknown !== undefined) throw new UsageError(`ICD-10 has no chapter ${unknown}; there are I to XXII`);
  return (surface) => {
    const chapters = chaptersOf(icd10Code(lexicons, surface));
    return filter.chapters.some((number) => chapters.has(number));
  };
}

/** The filter's rows of a ranking, the best first, from the `offset`-th on. */
export function filterRanking(
  tokenizer: BertJapaneseTokenizer,
  ranking: Ranking,
  { members, count }: TokenSet,
  { topK = count, offset = 0 }: { readonly topK?: number | undefined; readonly offset?: number | undefined } = {},
): FilteredRanking {
  const kept = ranking.ids.filter((id) => members[id] === 1);
  // The smallest first, so that the small ones count.
  const mass = kept.reduceRight((sum, id) => sum + (ranking.probabilities[id] as number), 0);
  const rows = Array.from(kept.subarray(offset, offset + topK), (token, index) => {
    const row = rankedToken(tokenizer, ranking, token);
    return { ...row, filteredRank: offset + index + 1, share: mass > 0 ? row.score / mass : 0 };
  });
  return { rows, mass, count };
}
