import { useTranslation } from 'react-i18next';
import { useApp } from '../store/context.tsx';

/** The windows that tell of the page itself. */
export function FooterLinks() {
  const { t } = useTranslation();
  const showWindow = useApp((state) => state.showWindow);
  return (
    <p className="footer-links">
      <button type="button" className="link-button" aria-haspopup="dialog" onClick={() => showWindow('about')}>
        {t('footer.about')}
      </button>
      <button type="button" className="link-button" aria-haspopup="dialog" onClick={() => showWindow('notices')}>
        {t('footer.notices')}
      </button>
      <button
        type="button"
        className="link-button"
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        onClick={() => showWindow('shortcuts')}
      >
        {t('footer.shortcuts')} <kbd aria-hidden>?</kbd>
      </button>
    </p>
  );
}
