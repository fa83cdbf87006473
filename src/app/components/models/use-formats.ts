import { useEffect, useState } from 'react';
import type { Dtype } from '../../../engine/convert/dtypes.ts';
import { probeCapabilities } from '../../../engine/session/capabilities.ts';
import { recommendedDtypes } from '../../model-panel/recommended.ts';

export interface Formats {
  readonly recommended: readonly Dtype[];
  readonly chosen: readonly Dtype[];
  choose(dtypes: readonly Dtype[]): void;
}

/** The encodings that a model is to be converted to: those that suit this device, until others are chosen. */
export function useFormats(): Formats {
  const [recommended, setRecommended] = useState<readonly Dtype[]>(['q8']);
  const [chosen, choose] = useState<readonly Dtype[]>();
  useEffect(() => {
    let isGone = false;
    void probeCapabilities().then((capabilities) => isGone || setRecommended(recommendedDtypes(capabilities)));
    return () => {
      isGone = true;
    };
  }, []);
  return { recommended, chosen: chosen ?? recommended, choose };
}
