/** Runs in the browser: our tagger and stock kuromoji side by side, each loaded from bytes that are already there. */

import { loadSystemDictionary } from '../../src/engine/morphology/system-dictionary.ts';
import { Tagger } from '../../src/engine/morphology/tagger.ts';

interface KuromojiTokenizer {
  tokenize(text: string): readonly unknown[];
}
interface Kuromoji {
  builder(options: { dicPath: string }): {
    build(done: (error: Error | null, tokenizer: KuromojiTokenizer) => void): void;
  };
}

let ours: Tagger | undefined;
let theirs: KuromojiTokenizer | undefined;

export const sides = {
  ours: {
    /** @returns milliseconds from the packed bytes to a tagger that has cut its first sentence */
    async load(): Promise<number> {
      const packed = await (await fetch('/ipadic.bin')).blob();
      const started = performance.now();
      const unpacked = packed.stream().pipeThrough(new DecompressionStream('gzip'));
      ours = new Tagger(loadSystemDictionary(new Uint8Array(await new Response(unpacked).arrayBuffer())));
      ours.segment('この患者は糖尿病と診断された。');
      return performance.now() - started;
    },
    segment(texts: readonly string[]): number {
      let words = 0;
      for (const text of texts) words += ours?.segment(text).count ?? 0;
      return words;
    },
  },
  kuromoji: {
    /** The files are in the browser's cache by then, but kuromoji only takes them by its own requests. */
    async load(): Promise<number> {
      const { kuromoji } = globalThis as unknown as { kuromoji: Kuromoji };
      const started = performance.now();
      theirs = await new Promise((resolve, reject) => {
        const builder = kuromoji.builder({ dicPath: '/kuromoji/dict' });
        builder.build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer)));
      });
      theirs?.tokenize('この患者は糖尿病と診断された。');
      return performance.now() - started;
    },
    segment(texts: readonly string[]): number {
      let words = 0;
      for (const text of texts) words += theirs?.tokenize(text).length ?? 0;
      return words;
    },
  },
};

export type Side = keyof typeof sides;

/** @returns words and milliseconds */
function timed(side: Side, texts: readonly string[]): { words: number; ms: number } {
  const started = performance.now();
  const words = sides[side].segment(texts);
  return { words, ms: performance.now() - started };
}

Object.assign(globalThis, { sides, timed });
