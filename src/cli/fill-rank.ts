import { rankVocabulary, searchRanking } from '../engine/fill-mask/ranking.ts';
import type { Arguments } from './arguments.ts';
import type { Question } from './fill.ts';

/** `--rank`: for each text `{masks}`, where each word ranks; a word that is no single token by its pieces. */
export function rankQuestion(options: Arguments['options']): Question {
  const fullWidth = options['no-full-width'] !== true;
  const words = (options.rank as string).split(',');
  return async (fillMask, text) => {
    const { masks } = await rankVocabulary(fillMask, text, { fullWidth });
    return {
      masks: masks.map((ranking, mask) => ({
        mask,
        vocabulary: ranking.ids.length,
        words: words.map((word) => {
          const { exact, pieces } = searchRanking(fillMask.tokenizer, ranking, word, { fullWidth, limit: 0 });
          return exact === undefined ? { word, pieces } : { word, ...exact };
        }),
      })),
    };
  };
}
