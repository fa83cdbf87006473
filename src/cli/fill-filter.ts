import { UsageError } from '../engine/errors.ts';
import type { FillMask } from '../engine/fill-mask/fill-mask.ts';
import { filterRanking, type TokenFilter, type TokenSet, tokenSet } from '../engine/fill-mask/filter.ts';
import { ICD10_CHAPTERS } from '../engine/fill-mask/filter-icd10.ts';
import { rankVocabulary } from '../engine/fill-mask/ranking.ts';
import { decodedSequence } from '../engine/fill-mask/span-row.ts';
import type { Lexicon } from '../engine/morphology/lexicon.ts';
import { type Arguments, parseCount } from './arguments.ts';
import type { Question } from './fill.ts';

const DEFAULT_ROWS = 5;

/** `--filter`: for each text `{masks}`, the filter's rows with transformers' keys and their ranks and shares. */
export function filterQuestion(
  options: Arguments['options'],
  { lexicons }: { readonly lexicons: readonly Lexicon[] },
): Question {
  const filter = parseFilter(options.filter as string);
  const topK = options.all ? undefined : (parseCount('top-k', options['top-k']) ?? DEFAULT_ROWS);
  let set: TokenSet | undefined;
  return async (fillMask, text) => {
    const { tokenizer, model } = fillMask;
    set ??= tokenSet(tokenizer, model.vocabSize, filter, lexicons);
    const { count, lexiconWords } = set;
    const { encoding, masks } = await rankVocabulary(fillMask, text, { fullWidth: options['no-full-width'] !== true });
    return {
      masks: masks.map((ranking, mask) => {
        const { rows, mass } = filterRanking(tokenizer, ranking, set as TokenSet, { topK });
        const position = encoding.maskPositions[mask] as number;
        return {
          mask,
          filter: options.filter,
          mass,
          tokens: count,
          ...(filter.kind !== 'words' && { lexicon_words: lexiconWords }),
          rows: rows.map(({ score, token, token_str, rank, filteredRank, share }) => ({
            score,
            token,
            token_str,
            sequence: sequenceWith(fillMask, encoding.ids, position, token),
            rank,
            filtered_rank: filteredRank,
            share,
          })),
        };
      }),
    };
  };
}

function sequenceWith({ tokenizer }: FillMask, ids: Int32Array, position: number, token: number): string {
  return decodedSequence(tokenizer, ids.with(position, token));
}

/** @throws UsageError */
function parseFilter(value: string): TokenFilter {
  if (value === 'diseases') return { kind: 'lexicon' };
  if (value === 'words') return { kind: 'words' };
  const chapters = /^icd10:(.+)$/.exec(value)?.[1]?.split(',');
  if (chapters === undefined) {
    throw new UsageError(`--filter is "${value}"; it can be diseases, words or icd10:CHAPTER.`);
  }
  return { kind: 'icd10', chapters: chapters.map(chapterNumber) };
}

/** A chapter's Roman number, from it or from an Arabic one. */
function chapterNumber(value: string): string {
  const wanted = /^\d+$/.test(value) ? ICD10_CHAPTERS[Number(value) - 1]?.number : value.toUpperCase();
  if (ICD10_CHAPTERS.some(({ number }) => number === wanted)) return wanted as string;
  throw new UsageError(`ICD-10 has no chapter "${value}"; there are I to XXII.`);
}
