import { fillPhrase, type Phrase } from '../engine/fill-mask/phrase.ts';
import { type JointFill, jointFill } from '../engine/fill-mask/span.ts';
import { type Arguments, parseChoice, parseCount } from './arguments.ts';
import type { Question } from './fill.ts';

/** `--joint`: for each text `{groups}`, one for each run of adjacent masks. */
export function jointQuestion(options: Arguments['options']): Question {
  const asked = { ...beamOptions(options), together: parseChoice('together', options.together, ['adjacent', 'text']) };
  return async (fillMask, text) => {
    const { groups } = await jointFill(fillMask, text, asked);
    return {
      groups: groups.map(({ masks, fills, proven, independent }) => ({
        masks,
        fills: fills.map(fillRow),
        proven,
        independent: { ...fillRow(independent), alone_scores: independent.alone },
      })),
    };
  };
}

/** `--phrase`: for each text `{groups}`, phrases in the place of each run of adjacent masks. */
export function phraseQuestion(options: Arguments['options']): Question {
  const maxPieces = parseCount('max-pieces', options['max-pieces']);
  const asked = { ...beamOptions(options), maxPieces, order: parseChoice('order', options.order, ['raw', 'mean']) };
  return async (fillMask, text) => {
    const { groups } = await fillPhrase(fillMask, text, asked);
    return {
      groups: groups.map(({ masks, lengths, phrases }) => ({ masks, lengths, phrases: phrases.map(phraseRow) })),
    };
  };
}

function beamOptions(options: Arguments['options']) {
  return {
    fullWidth: options['no-full-width'] !== true,
    beam: parseCount('beam', options.beam),
    topK: parseCount('top-k', options['top-k']),
    wholeWord: options['whole-word'],
  };
}

function fillRow({ text, probability, logProbability, steps, tokens, pieces, greedy, sequence }: JointFill) {
  return {
    text,
    score: probability,
    log_score: logProbability,
    step_scores: steps,
    tokens,
    token_strs: pieces,
    greedy,
    sequence,
  };
}

function phraseRow(phrase: Phrase) {
  const { text, score, log_score, step_scores, tokens, token_strs, sequence } = fillRow(phrase);
  const { meanLogProbability, rawRank, meanRank } = phrase;
  return {
    text,
    score,
    log_score,
    mean_log_score: meanLogProbability,
    raw_rank: rawRank,
    mean_rank: meanRank,
    step_scores,
    tokens,
    token_strs,
    sequence,
  };
}
