import { type EmbedOptions, embed, POOLINGS } from '../engine/embedding/embedding.ts';
import { nearest } from '../engine/embedding/nearest.ts';
import { type Arguments, parseChoice, parseCount } from './arguments.ts';
import { encodeOptions, openFillMask } from './open-fill-mask.ts';
import { asJmedError, forEachText, print, textsOf } from './streams.ts';

const DEFAULT_NEIGHBOURS = 5;

function embedOptions(options: Arguments['options']): EmbedOptions {
  const pooling = parseChoice('pooling', options.pooling, POOLINGS);
  return { ...encodeOptions(options), normalize: options.normalize === true, ...(pooling && { pooling }) };
}

/** Each text's vector, as an array of numbers. */
export async function embedCommand({ positionals, options }: Arguments): Promise<number> {
  const how = embedOptions(options);
  const fillMask = await openFillMask(options);
  return forEachText(positionals, async (text) => [...(await embed(fillMask, text, how))]);
}

/** Each text with its nearest others by cosine similarity; `index` counts the texts from 0, failed ones too. */
export async function nearestCommand({ positionals, options }: Arguments): Promise<number> {
  const k = parseCount('top-k', options['top-k']) ?? DEFAULT_NEIGHBOURS;
  const how = embedOptions(options);
  const fillMask = await openFillMask(options);
  const texts: string[] = [];
  const found: { readonly index: number; readonly vector: Float32Array }[] = [];
  const errors = new Map<number, { readonly code: string; readonly message: string }>();
  for await (const text of textsOf(positionals)) {
    const index = texts.push(text) - 1;
    try {
      found.push({ index, vector: await embed(fillMask, text, how) });
    } catch (thrown) {
      const { code, message } = asJmedError(thrown);
      errors.set(index, { code, message });
    }
  }
  const neighbours = nearest(
    found.map(({ vector }) => vector),
    k,
  );
  const byText = new Map(found.map(({ index }, at) => [index, neighbours[at] ?? []]));
  for (const [index, text] of texts.entries()) {
    const error = errors.get(index);
    const rows = (byText.get(index) ?? []).map((row) => {
      const other = found[row.index]?.index as number;
      return { index: other, text: texts[other], similarity: row.similarity };
    });
    await print(error === undefined ? { text, nearest: rows } : { error });
  }
  return errors.size > 0 ? 1 : 0;
}
