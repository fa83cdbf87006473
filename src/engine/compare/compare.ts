import { topK } from '../fill-mask/top-k.ts';

/** What a ranking says of a word: transformers' fill-mask rows will do. */
export interface Scored {
  readonly token: number;
  readonly token_str: string;
  /** Probability, in [0, 1]. */
  readonly score: number;
}

export interface Place {
  /** From 1. */
  readonly rank: number;
  readonly score: number;
}

export interface ComparedRow {
  readonly token_str: string;
  /** Undefined when the word is not in that ranking: it may be below its end, or no word of that model. */
  readonly a: Place | undefined;
  readonly b: Place | undefined;
  /** a's rank − b's: above 0 where the word rose from a to b. The three below are undefined unless both have it. */
  readonly rankChange: number | undefined;
  /** p(b) − p(a). */
  readonly difference: number | undefined;
  /** ln of b's odds over a's, p / (1 − p) each; infinite where one of them is 0 or 1. */
  readonly logOdds: number | undefined;
}

/** `token`: by token id, for two answers of one model; `token_str`: by the word, for those of two models. */
export type MatchBy = 'token' | 'token_str';

/** Two rankings, best first, as one table: a's words in a's order, then those that only b has. */
export function compareRankings(
  a: readonly Scored[],
  b: readonly Scored[],
  { by = 'token' }: { readonly by?: MatchBy } = {},
): ComparedRow[] {
  const inA = places(a, by);
  const inB = places(b, by);
  const rows = [...inA.values(), ...[...inB].flatMap(([key, row]) => (inA.has(key) ? [] : [row]))];
  return rows.map((row) => comparedRow(row.scored.token_str, inA.get(row.scored[by]), inB.get(row.scored[by])));
}

/**
 * Two answers of one model over its whole vocabulary, as probabilities by token id: the first `k` of either, each with
 * its place in both. A rank counts every token of the vocabulary.
 */
export function compareDistributions(
  a: Float64Array,
  b: Float64Array,
  k: number,
  tokenText: (token: number) => string,
): ComparedRow[] {
  const tokens = new Set([...topK(a, k), ...topK(b, k)]);
  return Array.from(tokens, (token) => comparedRow(tokenText(token), placeIn(a, token), placeIn(b, token)));
}

function comparedRow(token_str: string, a: Place | undefined, b: Place | undefined): ComparedRow {
  if (a === undefined || b === undefined) {
    const none = { rankChange: undefined, difference: undefined, logOdds: undefined };
    return { token_str, a: a && place(a), b: b && place(b), ...none };
  }
  return {
    token_str,
    a: place(a),
    b: place(b),
    rankChange: a.rank - b.rank,
    difference: b.score - a.score,
    logOdds: logit(b.score) - logit(a.score),
  };
}

function place({ rank, score }: Place): Place {
  return { rank, score };
}

function places(rows: readonly Scored[], by: MatchBy): Map<number | string, Place & { readonly scored: Scored }> {
  const found = new Map<number | string, Place & { readonly scored: Scored }>();
  for (const [index, scored] of rows.entries()) {
    // Two tokens can decode to the same text: the better one stands for it.
    if (!found.has(scored[by])) found.set(scored[by], { rank: index + 1, score: scored.score, scored });
  }
  return found;
}

function placeIn(probabilities: Float64Array, token: number): Place {
  const score = probabilities[token] ?? 0;
  let rank = 1;
  for (let other = 0; other < probabilities.length; other++) {
    const value = probabilities[other] as number;
    if (value > score || (value === score && other < token)) rank++;
  }
  return { rank, score };
}

function logit(probability: number): number {
  return Math.log(probability) - Math.log1p(-probability);
}
