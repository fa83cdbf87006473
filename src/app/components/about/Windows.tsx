import { lazy, Suspense, useEffect, useState } from 'react';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';
import { useApp } from '../../store/context.tsx';

const load = () => import('../parts.ts');
const ShownWindow = lazy(async () => ({ default: (await load()).ShownWindow }));

/** The windows that tell of the page itself, apart from its first script, and the keys, one of which opens one of them. */
export function Windows() {
  useShortcuts();
  const isShown = useApp((state) => state.shownWindow !== undefined);
  const [wasShown, setWasShown] = useState(false);
  if (isShown && !wasShown) setWasShown(true);
  useEffect(() => {
    load().catch(() => {});
  }, []);
  return (
    wasShown && (
      <Suspense>
        <ShownWindow />
      </Suspense>
    )
  );
}
