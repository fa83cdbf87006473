import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { en } from '../i18n/en.ts';
import type { FallbackReason } from '../i18n/translation.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useApp } from '../store/context.tsx';

/** On what the model runs and how long the last answer took. */
export function Badge() {
  const { t } = useTranslation();
  const format = useFormat();
  const runtime = useApp((state) => state.runtime);
  const answer = useApp((state) => state.answer);
  if (!runtime) return null;
  const { device, dtype, threads, adapter } = runtime;
  return (
    <p className="badge-facts">
      <span className="badge-device" data-device={device} title={adapter}>
        {device === 'webgpu' ? t('badge.webgpu') : t('badge.wasm', { count: threads })}
      </span>
      <span>{dtype}</span>
      {answer && <span>{format.milliseconds(answer.ms)}</span>}
      {answer && <span>{t('badge.tokens', { count: answer.encoding.ids.length })}</span>}
    </p>
  );
}

/** Why the model doesn't run on what was preferred. */
export function Fallback() {
  const { t } = useTranslation();
  const fallback = useApp((state) => state.runtime?.fallback);
  if (!fallback) return null;
  return (
    <p className="badge-fallback">
      <Info aria-hidden size={14} />
      {t(`fallback.${knownReason(fallback.reason)}`, { reason: fallback.reason })}
    </p>
  );
}

function knownReason(reason: string): FallbackReason {
  return Object.hasOwn(en.fallback, reason) ? (reason as FallbackReason) : 'other';
}
