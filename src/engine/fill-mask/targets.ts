import { NoTargetError } from '../errors.ts';
import { toFullWidth } from '../text/full-width.ts';
import type { BertJapaneseTokenizer, EncodeOptions } from '../wordpiece/bert-japanese-tokenizer.ts';

export interface TargetIds {
  /** Distinct, in the order given. */
  readonly ids: readonly number[];
  /** In transformers' words. */
  readonly warnings: readonly string[];
}

/**
 * Token ids of target words as transformers' FillMaskPipeline finds them: a vocabulary entry (as typed, then
 * full-width), else the first of the tokens that the word is cut into, with a warning; one without tokens is dropped.
 * @throws NoTargetError when none is left
 */
export function targetIds(
  tokenizer: BertJapaneseTokenizer,
  targets: readonly string[],
  { fullWidth = true }: EncodeOptions = {},
): TargetIds {
  const ids = new Set<number>();
  const warnings: string[] = [];
  const { vocab } = tokenizer;
  for (const target of targets) {
    const known = vocab.id(target) ?? (fullWidth ? vocab.id(toFullWidth(target).text) : undefined);
    if (known !== undefined) {
      ids.add(known);
      continue;
    }
    const missing = `The specified target token \`${target}\` does not exist in the model vocabulary.`;
    // Position 0 is [CLS]; the last is [SEP].
    const encoded = tokenizer.encode(target, { fullWidth }).ids.subarray(1, -1);
    const [first] = encoded;
    if (first === undefined) {
      warnings.push(`${missing} We cannot replace it with anything meaningful, ignoring it`);
    } else {
      warnings.push(`${missing} Replacing with \`${vocab.token(first)}\`.`);
      ids.add(first);
    }
  }
  if (ids.size === 0) throw new NoTargetError();
  return { ids: [...ids], warnings };
}
