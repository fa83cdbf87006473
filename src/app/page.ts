import type { i18n } from 'i18next';
import type { Language } from './choices.ts';
import { hashWithLanguage, parseHash } from './hash.ts';
import { savePreferences } from './preferences.ts';
import type { AppStore } from './store/store.ts';

/** Joins the store to what lies outside of React: the document's language, title and theme, what is remembered of them, and the URL's hash. */
export function keepPageInStep(store: AppStore, i18n: i18n): void {
  const show = () => {
    const { language, theme } = store.getState().settings;
    const page = document.documentElement;
    page.lang = language;
    page.dataset['theme'] = theme;
    document.title = i18n.t('app.pageTitle', { lng: language });
    document
      .querySelector('meta[name=description]')
      ?.setAttribute('content', i18n.t('app.description', { lng: language }));
    if (i18n.language !== language) void i18n.changeLanguage(language);
  };
  show();

  store.subscribe(({ settings }, before) => {
    if (settings === before.settings) return;
    show();
    const { language, theme, model } = settings;
    const { settings: then } = before;
    if (language !== then.language) writeLanguage(language);
    const isNew = language !== then.language || theme !== then.theme || model !== then.model;
    if (isNew) savePreferences({ language, theme, model });
  });

  window.addEventListener('hashchange', () => {
    const { text, ...settings } = parseHash(location.hash);
    store.getState().choose(settings);
    if (text !== undefined) store.getState().setText(text);
  });
}

/** So that the page can be bookmarked and passed on in this language. Nothing else in the address is touched. */
function writeLanguage(language: Language): void {
  if (parseHash(location.hash).language === language) return;
  history.replaceState(history.state, '', hashWithLanguage(location.hash, language));
}
