import type { Dtype } from '../../engine/convert/dtypes.ts';
import type { Capabilities } from '../../engine/session/capabilities.ts';

/** What suits a device: 8 bit for WebAssembly, which always works, and before it 8 bit for its GPU. */
export function recommendedDtypes({ webgpu }: Pick<Capabilities, 'webgpu'>): Dtype[] {
  if (!webgpu.available) return ['q8'];
  return ['q8', webgpu.shaderF16 ? 'q8wf16' : 'q8w'];
}
