import type { MappedText } from './full-width.ts';

/** A character with the marks that may compose with it (half-width voiced marks among them). */
const CLUSTER = /.[\p{M}\uff9e\uff9f]*/gsu;

/**
 * NFKC with the way back: some checkpoints ask for it (`normalize_text`), on top of what was done before. Clusters that
 * only compose across their boundary are mapped as one.
 */
export function toNfkc({ text, starts }: MappedText): MappedText {
  const whole = text.normalize('NFKC');
  const clusters = Array.from(text.matchAll(CLUSTER), (match) => ({
    at: match.index,
    normalized: match[0].normalize('NFKC'),
  }));
  const apart = clusters.map(({ normalized }) => normalized).join('') === whole;
  const parts = apart ? clusters : [{ at: 0, normalized: whole }];
  const mapped: number[] = [];
  for (const { at, normalized } of parts) {
    for (let unit = 0; unit < normalized.length; unit++) mapped.push(starts[at] as number);
  }
  mapped.push(starts[text.length] as number);
  return { text: whole, starts: Uint32Array.from(mapped) };
}
