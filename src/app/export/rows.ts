import type { Prediction } from '../../engine/fill-mask/prediction.ts';
import { tsvCell } from '../../engine/text/spreadsheet.ts';
import type { KnownWord } from '../../worker/reader.ts';

type Known = ReadonlyMap<string, KnownWord>;

/** One prediction for a spreadsheet: mask and rank from 1, word, probability, ICD-10; parted by tabs. */
export function rowText(mask: number, rank: number, { token_str, score }: Prediction, known: Known): string {
  return [mask, rank, tsvCell(token_str), score, tsvCell(known.get(token_str)?.icd10 ?? '')].join('\t');
}

/** All predictions shown, under a line of column names. */
export function tableText(masks: readonly (readonly Prediction[])[], known: Known): string {
  const rows = masks.flatMap((predictions, mask) =>
    predictions.map((prediction, rank) => rowText(mask + 1, rank + 1, prediction, known)),
  );
  return [['mask', 'rank', 'word', 'probability', 'icd10'].join('\t'), ...rows, ''].join('\n');
}
