import { useTranslation } from 'react-i18next';
import { useApp } from '../store/context.tsx';
import { FooterLinks } from './FooterLinks.tsx';

export function Footer() {
  const { t } = useTranslation();
  const requests = useApp((state) => state.requests);
  return (
    <footer className="footer">
      <p>{t('footer.research')}</p>
      <p>{t('footer.private')}</p>
      {requests !== undefined && <p>{t('footer.requests', { count: requests })}</p>}
      <FooterLinks />
    </footer>
  );
}
