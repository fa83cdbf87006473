import { useTranslation } from 'react-i18next';
import type { JmedError } from '../../engine/errors.ts';
import { isDeviceChoice } from '../choices.ts';
import { en } from './en.ts';
import type { ErrorCode } from './translation.ts';

export interface ErrorText {
  readonly title: string;
  readonly text: string;
  /** What failed exactly, in the words of the engine, the browser or the runtime; for reports, in English. */
  readonly detail: string;
}

/** An error in the person's language, by its code and values. */
export function useErrorText({ code, params }: JmedError): ErrorText {
  const { t } = useTranslation();
  const known = knownCode(code);
  const { detail = '', device = '', file = '', limit = '', tokens = '', what = '', over = 0 } = params;
  // `count` is the number that the sentence is inflected for.
  const values = { file, limit, tokens, what, count: Number(over), device: deviceName(String(device)) };
  return { title: t(`errors.${known}.title`, values), text: t(`errors.${known}.text`, values), detail: String(detail) };

  function deviceName(name: string): string {
    return isDeviceChoice(name) ? t(`settings.devices.${name}`) : name;
  }
}

function knownCode(code: string): ErrorCode {
  return Object.hasOwn(en.errors, code) ? (code as ErrorCode) : 'unexpected';
}
