import { FillMask } from '../engine/fill-mask/fill-mask.ts';
import { type Arguments, parseDtype } from './arguments.ts';
import { loadModel, resolveModel } from './models.ts';
import { loadTokenizer } from './tokenizer.ts';

/** The tokenizer and model that the options name. */
export async function openFillMask(options: Arguments['options']): Promise<FillMask> {
  const dtype = options.dtype === undefined ? undefined : parseDtype(options.dtype);
  const model = await resolveModel(options.model);
  return new FillMask(await loadTokenizer(model, options), await loadModel(model, dtype));
}

export function encodeOptions(options: Arguments['options']): { readonly fullWidth: boolean } {
  return { fullWidth: options['no-full-width'] !== true };
}
