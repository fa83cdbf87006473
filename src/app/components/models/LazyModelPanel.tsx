import { Suspense, useCallback, useEffect, useState } from 'react';
import { useApp, useController } from '../../store/context.tsx';
import { Later } from '../Later.tsx';

/** The panel apart from the page's first script. What it does is asked for beside the model, so that opening it later makes no request for it. */
export function LazyModelPanel() {
  const controller = useController();
  const isOpen = useApp((state) => state.isModelsOpen);
  const isOpening = useApp((state) => state.engine.phase === 'opening');
  const [wasOpen, setWasOpen] = useState(false);
  if (isOpen && !wasOpen) setWasOpen(true);
  const loadPanel = useCallback(async () => {
    const [{ ModelPanel }] = await Promise.all([import('../parts.ts'), controller.models()]);
    return ModelPanel;
  }, [controller]);
  useEffect(() => {
    // What fails now is asked for again, and told, when the panel is opened.
    controller.models().catch(() => {});
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
        <Later load={loadPanel} />
      </Suspense>
    )
  );
}
