import type { TFunction } from 'i18next';
import type { DeviceReport } from '../../device/report.ts';
import { en } from '../../i18n/en.ts';
import type { Format } from '../../i18n/format.ts';
import type { ErrorCode, FallbackReason } from '../../i18n/translation.ts';

interface FactGroup {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** The report's facts in the person's language; what isn't known is left out. */
export function factGroups(report: DeviceReport, t: TFunction, format: Format): FactGroup[] {
  const { page, model, runtime, browser, errors } = report;
  const yes = (is: boolean) => t(is ? 'device.yes' : 'device.no');
  const known = (facts: readonly (readonly [string, string | null | undefined])[]) =>
    facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1]));
  const { gpu, storage } = browser;
  const groups: FactGroup[] = [
    {
      title: t('device.runs'),
      facts: known([
        [t('device.on'), runtime && `${runtime.device} · ${runtime.dtype}`],
        [t('device.adapter'), runtime?.adapter],
        [t('device.threads'), runtime && runtime.threads > 0 ? format.number(runtime.threads) : ''],
        [t('device.why'), runtime?.fallback && fallbackText(t, runtime.fallback.reason)],
        [t('device.isolated'), yes(browser.isolated)],
      ]),
    },
    {
      title: t('device.versions'),
      facts: known([
        [t('device.page'), page.version],
        ['onnxruntime-web', page.onnxruntimeWeb],
        [t('device.dictionary'), page.dictionary],
        [t('device.manifest'), model.manifest],
      ]),
    },
    {
      title: 'WebGPU',
      facts: gpu
        ? known([
            [t('device.vendor'), [gpu.vendor, gpu.architecture, gpu.description].filter(Boolean).join(' · ')],
            [t('device.features'), gpu.features.join(', ')],
            ...Object.entries(gpu.limits).map(([name, limit]) => [name, format.number(limit)] as const),
          ])
        : [[t('device.vendor'), t('device.none')]],
    },
    {
      title: t('device.machine'),
      facts: known([
        [t('device.cores'), browser.cores === undefined ? '' : format.number(browser.cores)],
        [t('device.memory'), browser.memory === undefined ? '' : `${format.number(browser.memory)} GiB`],
        [t('device.used'), storage.usage !== undefined ? format.fileSize(storage.usage) : ''],
        [t('device.quota'), storage.quota !== undefined ? format.fileSize(storage.quota) : ''],
        [t('device.persisted'), storage.persisted !== undefined ? yes(storage.persisted) : ''],
        [t('device.opfs'), yes(storage.opfs)],
        [t('device.serviceWorker'), yes(browser.serviceWorker)],
        [t('device.secure'), yes(browser.secure)],
        [t('device.browser'), browser.brands?.join(', ')],
        [t('device.platform'), browser.platform],
        ['User-Agent', browser.userAgent],
      ]),
    },
    {
      title: t('device.errors'),
      facts:
        errors.length === 0
          ? [[t('device.errors'), t('device.noErrors')]]
          : errors.map(({ code, at, times }) => [
              `${format.date(Date.parse(at))}${times > 1 ? ` ×${format.number(times)}` : ''}`,
              `${code}: ${errorTitle(t, code, runtime?.device ?? report.wished)}`,
            ]),
    },
  ];
  return groups;
}

function fallbackText(t: TFunction, reason: string): string {
  const known = Object.hasOwn(en.fallback, reason) ? (reason as FallbackReason) : 'other';
  return t(`fallback.${known}`, { reason });
}

function errorTitle(t: TFunction, code: string, device: string): string {
  if (Object.hasOwn(en.fallback, code)) return fallbackText(t, code);
  return t(`errors.${Object.hasOwn(en.errors, code) ? (code as ErrorCode) : 'unexpected'}.title`, { device });
}
