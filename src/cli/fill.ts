import { FillMask } from '../engine/fill-mask/fill-mask.ts';
import { type Arguments, parseDtype, parseTopK } from './arguments.ts';
import { loadModel, resolveModel } from './models.ts';
import { forEachText, say } from './streams.ts';
import { loadTokenizer } from './tokenizer.ts';

/** transformers' fill-mask output for each text: a flat list for one mask, a list a mask for several. */
export async function fillCommand({ positionals, options }: Arguments): Promise<number> {
  const topK = parseTopK(options['top-k']);
  const targets = options.targets?.split(',');
  const dtype = options.dtype === undefined ? undefined : parseDtype(options.dtype);
  const model = await resolveModel(options.model);
  const tokenizer = await loadTokenizer(model, options);
  const fillMask = new FillMask(tokenizer, await loadModel(model, dtype));
  return forEachText(positionals, async (text) => {
    const { masks, warnings } = await fillMask.predict(text, {
      fullWidth: options['no-full-width'] !== true,
      ...(topK !== undefined && { topK }),
      ...(targets !== undefined && { targets }),
    });
    for (const warning of warnings) say(warning);
    return masks.length === 1 ? masks[0] : masks;
  });
}
