import type { Dtype } from '../dtypes.ts';
import type { Target } from '../target.ts';
import { blockTarget } from './blocks.ts';
import { dynamicU8Target } from './dynamic-u8.ts';
import { floatTarget } from './float.ts';

export const TARGETS: Readonly<Record<Dtype, Target>> = {
  fp32: floatTarget('float32'),
  fp16: floatTarget('float16'),
  q8: dynamicU8Target,
  q8w: blockTarget({ float: 'float32', bits: 8, embeddingBits: 8 }),
  q8wf16: blockTarget({ float: 'float16', bits: 8, embeddingBits: 8 }),
  q4: blockTarget({ float: 'float32', bits: 4, embeddingBits: 4 }),
  q4f16: blockTarget({ float: 'float16', bits: 4, embeddingBits: 4 }),
  q4mix: blockTarget({ float: 'float32', bits: 4, embeddingBits: 8 }),
  q4mixf16: blockTarget({ float: 'float16', bits: 4, embeddingBits: 8 }),
};
