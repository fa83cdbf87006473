import { useTranslation } from 'react-i18next';
import type { Progress } from '../../engine/io.ts';
import { useFormat } from '../i18n/use-format.ts';
import { nameOf } from '../models.ts';
import { useApp } from '../store/context.tsx';

interface Loading {
  /** What is being done. */
  readonly title: string;
  /** How much of it has come, and how long the rest takes; empty until that is known. */
  readonly bytes: string;
  readonly left: string;
  /** Undefined while nothing can be said of it. */
  readonly percent: number | null;
  readonly files: readonly Progress[];
}

/** How far the model's opening is. */
export function useLoading(): Loading {
  const { t } = useTranslation();
  const format = useFormat();
  const progress = useApp((state) => (state.engine.phase === 'opening' ? state.engine.progress : undefined));
  const isRunning = useApp((state) => state.engine.phase === 'ready');
  const model = nameOf(useApp((state) => state.settings.model));
  if (isRunning) return { title: t('results.busy'), bytes: '', left: '', percent: null, files: [] };
  const { loaded = 0, total = 0, files = [], stage, secondsLeft } = progress ?? {};
  const isReading = total > 0 && stage === 'reading';
  return {
    title: t(stage === 'starting' ? 'loading.starting' : 'loading.title', { model }),
    bytes: total > 0 ? t('loading.bytes', { loaded: format.megabytes(loaded), total: format.megabytes(total) }) : '',
    left: isReading && secondsLeft !== undefined ? t('loading.left', { time: format.duration(secondsLeft) }) : '',
    percent: isReading ? (100 * loaded) / total : null,
    files,
  };
}
