import type { BertJapaneseTokenizer } from '../wordpiece/bert-japanese-tokenizer.ts';
import type { JointFill } from './span.ts';
import { filled, type Path, type Slots } from './span-beam.ts';
import { writtenPiece } from './span-pieces.ts';

/** A path of the beam as it is shown. */
export function jointFillOf(
  tokenizer: BertJapaneseTokenizer,
  { ids, positions }: Pick<Slots, 'ids' | 'positions'>,
  path: Path,
): JointFill {
  const { tokens, logSteps, logProbability, greedy } = path;
  const pieces = tokens.map((token) => tokenizer.vocab.token(token));
  const text = pieces.map((piece, slot) => {
    const apart = slot > 0 && positions[slot] !== (positions[slot - 1] as number) + 1;
    return (apart ? ' … ' : '') + writtenPiece(piece);
  });
  return {
    tokens,
    pieces,
    text: text.join(''),
    probability: Math.exp(logProbability),
    logProbability,
    steps: logSteps.map(Math.exp),
    greedy,
    sequence: decodedSequence(tokenizer, filled(ids, positions, tokens)),
  };
}

/** A filled text as fill-mask's `sequence`: special tokens stay as long as a mask does, which would vanish with them. */
export function decodedSequence(tokenizer: BertJapaneseTokenizer, ids: Int32Array): string {
  const shown = ids.filter((id) => id !== tokenizer.padId);
  return tokenizer.decode(shown, { skipSpecialTokens: !ids.includes(tokenizer.maskId) });
}
