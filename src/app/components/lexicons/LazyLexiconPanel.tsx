import { lazy, Suspense, useEffect, useState } from 'react';
import { useApp } from '../../store/context.tsx';

const load = () => import('../parts.ts');
const LexiconPanel = lazy(async () => ({ default: (await load()).LexiconPanel }));

/** The panel apart from the page's first script. It is asked for beside the model, so that opening it later makes no request. */
export function LazyLexiconPanel() {
  const isOpen = useApp((state) => state.isLexiconsOpen);
  const [wasOpen, setWasOpen] = useState(false);
  if (isOpen && !wasOpen) setWasOpen(true);
  useEffect(() => {
    // What fails now is asked for again, and told, when it is opened.
    load().catch(() => {});
  }, []);
  return (
    wasOpen && (
      <Suspense>
        <LexiconPanel />
      </Suspense>
    )
  );
}
