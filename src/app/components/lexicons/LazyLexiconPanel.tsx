import { useState } from 'react';
import { useApp } from '../../store/context.tsx';
import { Later } from '../Later.tsx';

const loadPanel = async () => (await import('../parts.ts')).LexiconPanel;

/** The panel apart from the page's first script. Its file comes beside the model, so that opening it later makes no request. */
export function LazyLexiconPanel() {
  const isOpen = useApp((state) => state.isLexiconsOpen);
  const [wasOpen, setWasOpen] = useState(false);
  if (isOpen && !wasOpen) setWasOpen(true);
  return wasOpen && <Later load={loadPanel} />;
}
