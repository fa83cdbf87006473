import { splitAtMarkers } from '../text/mask-markers.ts';
import type { EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { Encoding } from '../wordpiece/encoding.ts';
import type { CandidateProblem } from './candidates.ts';
import type { FillMask } from './fill-mask.ts';
import { type MaskGroup, spanOf, withTokens } from './span-groups.ts';

/** A candidate that can be scored. */
export interface PlacedCandidate {
  readonly candidate: string;
  readonly tokens: readonly number[];
  /** The text's ids with the candidate's tokens in the place of the group's masks. */
  readonly ids: Int32Array;
  /** Tokens of the sentence with the candidate written in and analysed anew, where they aren't those of `ids`. */
  readonly retokenized?: readonly string[];
}

/**
 * Puts each candidate's own tokens in the place of the masks: the masks stand between texts that are analysed apart, and
 * so does the candidate, as it was when the model's masks were words. MeCab may cut the whole sentence otherwise.
 */
export function placeCandidates(
  fillMask: FillMask,
  encoding: Encoding,
  group: MaskGroup,
  candidates: readonly string[],
  options: EncodeOptions,
): { readonly placed: PlacedCandidate[]; readonly problems: CandidateProblem[] } {
  const placed: PlacedCandidate[] = [];
  const problems: CandidateProblem[] = [];
  const earlier = new Map<string, string>();
  for (const candidate of candidates) {
    const ids = fillMask.tokenizer.encode(candidate, options).ids.subarray(1, -1);
    const problem = problemOf(fillMask, encoding, group, candidate, ids) ?? duplicateOf(earlier, candidate, ids);
    if (problem === undefined) placed.push(place(fillMask, encoding, group, candidate, ids, options));
    else problems.push(problem);
  }
  return { placed, problems };
}

function problemOf(
  { tokenizer, model }: FillMask,
  encoding: Encoding,
  { positions }: MaskGroup,
  candidate: string,
  ids: Int32Array,
): CandidateProblem | undefined {
  if (splitAtMarkers(candidate).some(({ kind }) => kind === 'special')) return { candidate, problem: 'special' };
  if (ids.length === 0) return { candidate, problem: 'empty' };
  if (ids.includes(tokenizer.vocab.requiredId('[UNK]'))) return { candidate, problem: 'unknown' };
  const over = encoding.ids.length - positions.length + ids.length - model.maxPositions;
  return over > 0 ? { candidate, problem: 'too-long', over } : undefined;
}

function duplicateOf(earlier: Map<string, string>, candidate: string, ids: Int32Array): CandidateProblem | undefined {
  const key = ids.join(' ');
  const as = earlier.get(key);
  if (as !== undefined) return { candidate, problem: 'duplicate', as };
  earlier.set(key, candidate);
  return undefined;
}

function place(
  { tokenizer }: FillMask,
  encoding: Encoding,
  group: MaskGroup,
  candidate: string,
  tokens: Int32Array,
  options: EncodeOptions,
): PlacedCandidate {
  const { text } = encoding;
  const { start, end } = spanOf(encoding, group);
  const ids = withTokens(encoding.ids, group, tokens);
  const anew = tokenizer.encode(text.slice(0, start) + candidate + text.slice(end), options);
  const same = anew.ids.length === ids.length && anew.ids.every((id, position) => id === ids[position]);
  return { candidate, tokens: [...tokens], ids, ...(!same && { retokenized: anew.tokens.slice(1, -1) }) };
}
