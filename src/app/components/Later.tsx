import { type ComponentType, type ReactNode, startTransition, useEffect, useState } from 'react';
import { painted } from '../first-paint.ts';
import { useApp } from '../store/context.tsx';

type LaterProps<P> = {
  /** The same function at every call. */
  readonly load: () => Promise<ComponentType<P>>;
  /** What keeps its place free until then. */
  readonly meanwhile?: ReactNode;
} & (keyof P extends never ? { readonly props?: P } : { readonly props: P });

/** A part that hasn't come after so long is told to be missing. It still appears when it comes. */
const STALL_MS = 30_000;

/**
 * A part of the page apart from its first script. It is asked for after the first paint, beside the model, and appears when it has come. Where
 * it doesn't come the page goes on without it, and says so.
 */
export function Later<P extends object>({ load, meanwhile = null, props }: LaterProps<P>) {
  const [Part, setPart] = useState<ComponentType<P>>();
  const setMissing = useApp((state) => state.setMissing);
  useEffect(() => {
    let isGone = false;
    const begin = () => {
      const isMissing = () => isGone || setMissing(begin, true);
      const timer = setTimeout(isMissing, STALL_MS);
      load()
        .then((part) => {
          setMissing(begin, false);
          // In steps: the page stays responsive meanwhile.
          startTransition(() => setPart(() => part));
        }, isMissing)
        .finally(() => clearTimeout(timer));
    };
    void painted.then(() => isGone || begin());
    return () => {
      isGone = true;
      setMissing(begin, false);
    };
  }, [load, setMissing]);
  return Part ? <Part {...(props as P)} /> : meanwhile;
}
