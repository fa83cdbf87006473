import { saliency } from '../engine/fill-mask/saliency.ts';
import { targetIds } from '../engine/fill-mask/targets.ts';
import { type Arguments, parseCount } from './arguments.ts';
import { encodeOptions, openFillMask } from './open-fill-mask.ts';
import { forEachText, say } from './streams.ts';

/** Occlusion saliency of each text's prediction: its context words with the change of its log-probability, in nats. */
export async function whyCommand({ positionals, options }: Arguments): Promise<number> {
  const mask = (parseCount('mask', options.mask) ?? 1) - 1;
  const fillMask = await openFillMask(options);
  const encode = encodeOptions(options);
  const wanted = options.token === undefined ? undefined : targetIds(fillMask.tokenizer, [options.token], encode);
  for (const warning of wanted?.warnings ?? []) say(warning);
  const token = wanted?.ids[0];
  return forEachText(positionals, async (text) => {
    const found = await saliency(fillMask, text, { ...encode, mask, ...(token !== undefined && { token }) });
    const { words } = found.encoding;
    return {
      mask: mask + 1,
      token: found.token,
      token_str: found.token_str,
      log_probability: found.logProbability,
      words: found.words.map(({ word, occluded, delta }) => ({
        word: words[word]?.surface,
        span: [words[word]?.span.start, words[word]?.span.end],
        delta,
        occluded_log_probability: occluded,
      })),
    };
  });
}
