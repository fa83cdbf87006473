import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../choices.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** Both languages are in the page from the start, so that switching needs no request. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: en }, ja: { translation: ja } },
    // React escapes.
    interpolation: { escapeValue: false },
  });
  return instance;
}
