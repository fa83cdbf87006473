import { NoTargetError } from '../../engine/errors.ts';
import { type CandidateResult, rankCandidates } from '../../engine/fill-mask/candidates.ts';
import type { TokenFilter } from '../../engine/fill-mask/filter.ts';
import { chaptersOf } from '../../engine/fill-mask/filter-icd10.ts';
import { icd10Code, lexiconSurfaces } from '../../engine/fill-mask/filter-words.ts';
import type { Prediction } from '../../engine/fill-mask/prediction.ts';
import { targetIds } from '../../engine/fill-mask/targets.ts';
import type { BertJapaneseTokenizer } from '../../engine/wordpiece/bert-japanese-tokenizer.ts';
import type { KnownWord, Reader } from '../reader.ts';
import type { Jobs } from './jobs.ts';
import type { OnStep } from './joint.ts';
import { throttled } from './throttled.ts';

export interface CandidateQuestion {
  /** Typed words, or all that the lexicons have of a kind. */
  readonly words: readonly string[] | TokenFilter;
  /** Of the lexicons' words only those of one token: they take a single run. */
  readonly singleOnly: boolean;
}

export interface CandidateAnswer extends CandidateResult {
  /** transformers' own about these words as its targets. */
  readonly warnings: readonly string[];
  readonly known: ReadonlyMap<string, KnownWord>;
}

export interface TargetAnswer {
  readonly text: string;
  readonly masks: readonly (readonly Prediction[])[];
  readonly warnings: readonly string[];
  readonly known: ReadonlyMap<string, KnownWord>;
}

export const candidateMethods = (jobs: Jobs) => ({
  /** Whole words of any number of pieces, ranked by (pseudo-)log-likelihood. */
  candidates(
    id: number,
    text: string,
    { words, singleOnly }: CandidateQuestion,
    onStep: OnStep,
  ): Promise<CandidateAnswer> {
    return jobs.run(id, async ({ reader, fillMask, signal }) => {
      const { tokenizer } = fillMask;
      const isTyped = !('kind' in words);
      const all = isTyped ? words : lexiconWords(reader, words);
      const wanted = singleOnly && !isTyped ? all.filter((word) => tokenizer.vocab.id(word) !== undefined) : all;
      const result = await rankCandidates(fillMask, text, wanted, { signal, onStep: throttled(onStep) });
      const warnings = isTyped ? targetWarnings(tokenizer, words) : [];
      return { ...result, warnings, known: reader.lookUp(wanted) };
    });
  },

  /** The words as transformers' pipeline ranks its targets: by their first token. */
  targets(id: number, text: string, { words }: CandidateQuestion): Promise<TargetAnswer> {
    return jobs.run(id, async ({ reader, fillMask }) => {
      const targets = 'kind' in words ? lexiconWords(reader, words) : words;
      const { masks, warnings } = await fillMask.predict(text, { targets, topK: Math.max(1, targets.length) });
      const known = reader.lookUp(masks.flat().map(({ token_str }) => token_str));
      return { text, masks, warnings, known };
    });
  },
});

function lexiconWords({ lexicons }: Reader, filter: TokenFilter): string[] {
  const surfaces = lexiconSurfaces(lexicons);
  if (filter.kind !== 'icd10') return surfaces;
  return surfaces.filter((surface) => {
    const chapters = chaptersOf(icd10Code(lexicons, surface));
    return filter.chapters.some((chapter) => chapters.has(chapter));
  });
}

function targetWarnings(tokenizer: BertJapaneseTokenizer, words: readonly string[]): readonly string[] {
  try {
    return targetIds(tokenizer, words).warnings;
  } catch (error) {
    if (error instanceof NoTargetError) return [error.message];
    throw error;
  }
}
