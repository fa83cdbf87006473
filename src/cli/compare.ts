import type { ComparedRow } from '../engine/compare/compare.ts';
import { compareTexts } from '../engine/compare/compare-texts.ts';
import { minimalPair } from '../engine/compare/minimal-pair.ts';
import { UsageError } from '../engine/errors.ts';
import { type Arguments, parseCount } from './arguments.ts';
import { encodeOptions, openFillMask } from './open-fill-mask.ts';
import { print } from './streams.ts';

/** One model's answers to two texts: a list of rows for one mask, a list of lists for several. */
export async function compareCommand({ positionals, options }: Arguments): Promise<number> {
  const topK = parseCount('top-k', options['top-k']);
  const encode = encodeOptions(options);
  const { a, b } = pair(positionals, options.swap, encode);
  const masks = await compareTexts(await openFillMask(options), a, b, { ...encode, ...(topK && { topK }) });
  const rows = masks.map((mask) => mask.map(printed));
  await print({ a, b, rows: rows.length === 1 ? rows[0] : rows });
  return 0;
}

function pair(
  texts: readonly string[],
  swap: string | undefined,
  options: { readonly fullWidth: boolean },
): { readonly a: string; readonly b: string } {
  const [a, b] = texts;
  if (swap === undefined) {
    if (a === undefined || b === undefined || texts.length > 2) throw new UsageError('compare takes two texts.');
    return { a, b };
  }
  const [from, to, ...rest] = swap.split('=');
  if (!from || to === undefined || rest.length > 0) throw new UsageError(`--swap is "${swap}"; it must be WORD=WORD.`);
  if (a === undefined || b !== undefined) throw new UsageError('compare --swap takes one text.');
  const found = minimalPair(a, from, to, options);
  if (found === undefined) throw new UsageError(`There is no "${from}" in the text.`);
  return found;
}

function printed({ token_str, a, b, rankChange, difference, logOdds }: ComparedRow): object {
  return { token_str, a, b, rank_change: rankChange, difference, log_odds: logOdds };
}
