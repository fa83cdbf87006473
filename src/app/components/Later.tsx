import { type ComponentType, useEffect, useState } from 'react';

/**
 * A part of the page apart from its first script. It is asked for beside the model, and appears when it has come; the page goes on without
 * it where it doesn't come.
 * @param load the same function at every call
 */
export function Later({ load }: { readonly load: () => Promise<ComponentType> }) {
  const [Part, setPart] = useState<ComponentType>();
  useEffect(() => {
    load().then(
      (part) => setPart(() => part),
      () => {},
    );
  }, [load]);
  return Part ? <Part /> : null;
}
