import { readFile } from 'node:fs/promises';
import { rankCandidates, type ScoredCandidate } from '../engine/fill-mask/candidates.ts';
import { type Arguments, parseChoice } from './arguments.ts';
import type { Question } from './fill.ts';

/** `--candidates`: for each text `{groups}`, the candidates in the place of each run of adjacent masks. */
export async function candidatesQuestion(options: Arguments['options']): Promise<Question> {
  const order = parseChoice('order', options.order, ['raw', 'mean']);
  const candidates = await readCandidates(options.candidates as string);
  return async (fillMask, text) => {
    const fullWidth = options['no-full-width'] !== true;
    const { groups } = await rankCandidates(fillMask, text, candidates, { fullWidth, order });
    return {
      groups: groups.map(({ masks, candidates: rows, problems }) => ({ masks, candidates: rows.map(row), problems })),
    };
  };
}

/** A file's lines, empty ones left out; where there is no such file, the words between commas. */
async function readCandidates(value: string): Promise<string[]> {
  const text = await readFile(value, 'utf8').catch(() => undefined);
  if (text === undefined) return value.split(',');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

function row(scored: ScoredCandidate) {
  const { candidate, pseudoLogLikelihood, meanPseudoLogLikelihood, rawRank, meanRank, steps } = scored;
  const { tokens, pieces, probability, sequence, retokenized } = scored;
  return {
    candidate,
    pseudo_log_likelihood: pseudoLogLikelihood,
    mean_pseudo_log_likelihood: meanPseudoLogLikelihood,
    raw_rank: rawRank,
    mean_rank: meanRank,
    step_scores: steps,
    tokens,
    token_strs: pieces,
    ...(probability !== undefined && { score: probability }),
    sequence,
    ...(retokenized !== undefined && { retokenized }),
  };
}
