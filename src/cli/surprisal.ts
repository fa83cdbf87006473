import { SURPRISAL_SHAPE } from '../engine/batch/results.ts';
import { MASKINGS, surprisal } from '../engine/surprisal/surprisal.ts';
import { type Arguments, parseChoice } from './arguments.ts';
import { encodeOptions, openFillMask } from './open-fill-mask.ts';
import { forEachText } from './streams.ts';

/** Pseudo-perplexity of each text, with the surprisal of its words and tokens. */
export async function surprisalCommand({ positionals, options }: Arguments): Promise<number> {
  const masking = parseChoice('masking', options.masking, MASKINGS);
  const fillMask = await openFillMask(options);
  return forEachText(positionals, async (text) =>
    SURPRISAL_SHAPE.json(await surprisal(fillMask, text, { ...encodeOptions(options), ...(masking && { masking }) })),
  );
}
