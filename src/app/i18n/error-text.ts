import { useTranslation } from 'react-i18next';
import type { JmedError } from '../../engine/errors.ts';
import { en } from './en.ts';
import type { ErrorCode } from './translation.ts';

/** An error in the person's language, by its code and values. */
export function useErrorText({ code, params }: JmedError): { title: string; text: string } {
  const { t } = useTranslation();
  const known = knownCode(code);
  // `count` is the number that the sentence is inflected for.
  const values = { ...NO_VALUES, ...params, count: Number(params['over'] ?? 0) };
  return { title: t(`errors.${known}.title`), text: t(`errors.${known}.text`, values) };
}

/** The texts' values that an error of some codes doesn't have. */
const NO_VALUES = { detail: '', device: '', file: '', limit: '', tokens: '', what: '' };

function knownCode(code: string): ErrorCode {
  return Object.hasOwn(en.errors, code) ? (code as ErrorCode) : 'unexpected';
}
