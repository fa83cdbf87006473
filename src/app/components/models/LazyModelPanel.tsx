import { lazy, Suspense, useEffect, useState } from 'react';
import { useApp, useController } from '../../store/context.tsx';

const load = () => import('../parts.ts');
const ModelPanel = lazy(async () => ({ default: (await load()).ModelPanel }));

/** The panel apart from the page's first script. It is asked for beside the model, so that opening it later makes no request for it. */
export function LazyModelPanel() {
  const controller = useController();
  const isOpen = useApp((state) => state.isModelsOpen);
  const isOpening = useApp((state) => state.engine.phase === 'opening');
  const [wasOpen, setWasOpen] = useState(false);
  if (isOpen && !wasOpen) setWasOpen(true);
  useEffect(() => {
    // What fails now is asked for again, and told, when it is opened.
    Promise.all([load(), controller.models()]).catch(() => {});
  }, [controller]);
  useEffect(() => {
    // Not before the model is there: what is stored can wait.
    if (isOpening) return;
    controller.models().then(
      (models) => models.refreshIfKept(),
      () => {},
    );
  }, [controller, isOpening]);
  return (
    wasOpen && (
      <Suspense>
        <ModelPanel />
      </Suspense>
    )
  );
}
