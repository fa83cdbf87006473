import { use } from 'react';
import type { ModelController } from '../../model-panel/model-controller.ts';
import { useController } from '../../store/context.tsx';

/** For the parts of the model panel. */
export function useModels(): ModelController {
  return use(useController().models());
}
