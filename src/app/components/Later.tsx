import { type ComponentType, type ReactNode, startTransition, useEffect, useState } from 'react';
import { painted } from '../first-paint.ts';

type LaterProps<P> = {
  /** The same function at every call. */
  readonly load: () => Promise<ComponentType<P>>;
  /** What keeps its place free until then. */
  readonly meanwhile?: ReactNode;
} & (keyof P extends never ? { readonly props?: P } : { readonly props: P });

/**
 * A part of the page apart from its first script. It is asked for after the first paint, beside the model, and appears when it has come; the
 * page goes on without it where it doesn't come.
 */
export function Later<P extends object>({ load, meanwhile = null, props }: LaterProps<P>) {
  const [Part, setPart] = useState<ComponentType<P>>();
  useEffect(() => {
    painted.then(load).then(
      // In steps: the page stays responsive meanwhile.
      (part) => startTransition(() => setPart(() => part)),
      () => {},
    );
  }, [load]);
  return Part ? <Part {...(props as P)} /> : meanwhile;
}
