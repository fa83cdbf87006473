import type { Arguments } from './arguments.ts';
import { resolveModel } from './models.ts';
import { forEachText } from './streams.ts';
import { loadTokenizer } from './tokenizer.ts';

/** Words, tokens and ids of each text; no length limit. */
export async function tokenizeCommand({ positionals, options }: Arguments): Promise<number> {
  const tokenizer = await loadTokenizer(await resolveModel(options.model), options);
  const fullWidth = options['no-full-width'] !== true;
  return forEachText(positionals, async (text) => {
    const { words, tokens, ids, spans } = tokenizer.encode(text, { fullWidth });
    return {
      words: words.map(({ surface }) => surface),
      // [CLS] and [SEP] are among the ids only.
      tokens: tokens.slice(1, -1),
      ids: [...ids],
      ...(options.offsets && { offsets: spans.slice(1, -1).map((span) => span && [span.start, span.end]) }),
    };
  });
}
