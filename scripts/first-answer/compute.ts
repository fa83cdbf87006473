import { ROWS } from '../../src/app/choices.ts';
import type { ShownAnswer } from '../../src/app/first-answer/first-answer.ts';
import { lexiconFromTsv } from '../../src/engine/morphology/lexicon-tsv.ts';
import { fillMaskOf } from '../../src/testing/fill-mask.ts';
import { readFixtureText } from '../../src/testing/fixtures.ts';
import { Reader } from '../../src/worker/reader.ts';

const LEXICON = 'starter.tsv';

/** The answer to the first example by the built-in model as it runs on WASM, with the lexicon that comes with it. */
export async function computeFirstAnswer(): Promise<ShownAnswer> {
  const [, first = ''] = (await readFixtureText('src/app/examples/examples.tsv')).split('\n');
  const [, sentence = ''] = first.split('\t');
  const fillMask = await fillMaskOf('models/jmed-mini', 'q8');
  const lexicon = lexiconFromTsv(await readFixtureText(`lexicon/${LEXICON}`), LEXICON);
  const reader = new Reader(fillMask.tokenizer, [{ id: LEXICON, kind: 'shipped', name: LEXICON, lexicon }]);
  const { masks, encoding } = await fillMask.predict(sentence, { topK: ROWS[0] });
  const words = masks.flat().map(({ token_str }) => token_str);
  return { masks, encoding: reader.annotated(encoding), known: reader.lookUp(words) };
}
