import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../choices.ts';

/**
 * Adds the texts of a part that is loaded apart from the page's first script, so that they are loaded with it. To be called where that part begins.
 * @param texts by language; the same object at every call
 */
export function useTexts(texts: Readonly<Record<Language, object>>): void {
  const { i18n } = useTranslation();
  useMemo(() => {
    for (const language of LANGUAGES) i18n.addResourceBundle(language, 'translation', texts[language], true, true);
  }, [i18n, texts]);
}
