import type { Dtype } from '../dtypes.ts';
import type { Target } from '../target.ts';
import { type BlockOptions, blockTarget } from './blocks.ts';
import { dynamicU8Target } from './dynamic-u8.ts';
import { floatTarget } from './float.ts';

const EIGHT = { bits: 8, embeddingBits: 8, zeroPoints: false } as const;
/** As small as 4 bits go. */
const FOUR = { bits: 4, embeddingBits: 4, zeroPoints: false } as const;
/** What raises the fidelity of 4 bits most for its bytes: docs/quantization.md. */
const MIX: Omit<BlockOptions, 'float'> = { bits: 4, embeddingBits: 8, zeroPoints: true };

export const TARGETS: Readonly<Record<Dtype, Target>> = {
  fp32: floatTarget('float32'),
  fp16: floatTarget('float16'),
  q8: dynamicU8Target,
  q8w: blockTarget({ float: 'float32', ...EIGHT }),
  q8wf16: blockTarget({ float: 'float16', ...EIGHT }),
  q4: blockTarget({ float: 'float32', ...FOUR }),
  q4f16: blockTarget({ float: 'float16', ...FOUR }),
  q4mix: blockTarget({ float: 'float32', ...MIX }),
  q4mixf16: blockTarget({ float: 'float16', ...MIX }),
};
