import type { Prediction } from '../../engine/fill-mask/prediction.ts';

/** As transformers' fill-mask pipeline prints them: a flat list for one mask, a list a mask for several. */
export function huggingFaceJson(masks: readonly (readonly Prediction[])[]): string {
  return `${JSON.stringify(masks.length === 1 ? masks[0] : masks, null, 2)}\n`;
}
