import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ErrorParams, JmedError } from '../../engine/errors.ts';
import { isDeviceChoice } from '../choices.ts';
import { en } from './en.ts';
import type { ErrorCode, LexiconReasonKey } from './translation.ts';
import { useFormat } from './use-format.ts';

export interface ErrorText {
  readonly title: string;
  readonly text: string;
  /** What failed exactly, in the words of the engine, the browser or the runtime; for reports, in English. */
  readonly detail: string;
}

/** An error in the person's language, by its code and values. */
export function useErrorText({ code, params }: Pick<JmedError, 'code' | 'params'>): ErrorText {
  const { t } = useTranslation();
  const known = knownCode(code);
  const format = useFormat();
  const { characters = '', detail = '', device = '', file = '', limit = '', tokens = '', what = '', over = 0 } = params;
  const { needed = 0, available = 0 } = params;
  // `count` is the number that the sentence is inflected for.
  const values = {
    characters,
    file,
    limit,
    tokens,
    what,
    count: Number(over),
    device: deviceName(String(device)),
    needed: format.fileSize(Number(needed)),
    available: format.fileSize(Number(available)),
    ...lexiconValues(t, params),
  };
  const isInLine = known === 'bad-lexicon' && Number(values.line) > 0;
  const text = isInLine ? t('errors.bad-lexicon.line', values) : t(`errors.${known}.text`, values);
  return { title: t(`errors.${known}.title`, values), text, detail: String(detail) };

  function deviceName(name: string): string {
    return isDeviceChoice(name) ? t(`settings.devices.${name}`) : name;
  }
}

/** Why a lexicon or a line of it can't be used, in the person's language. */
export function lexiconReason(t: TFunction, reason: string, value: string | number = ''): string {
  const known = Object.hasOwn(en.lexiconReasons, reason) ? (reason as LexiconReasonKey) : 'damaged';
  return t(`lexiconReasons.${known}`, { value });
}

function lexiconValues(t: TFunction, { reason = '', line = 0, value = '' }: ErrorParams) {
  return { line, reason: lexiconReason(t, String(reason), value) };
}

function knownCode(code: string): ErrorCode {
  return Object.hasOwn(en.errors, code) ? (code as ErrorCode) : 'unexpected';
}
