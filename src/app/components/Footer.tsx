import { useTranslation } from 'react-i18next';
import { useApp } from '../store/context.tsx';
import { FooterLinks } from './FooterLinks.tsx';
import { Later } from './Later.tsx';

const loadTools = async () => (await import('./parts.ts')).FooterTools;

export function Footer() {
  const { t } = useTranslation();
  const requests = useApp((state) => state.requests);
  return (
    <footer className="footer">
      <p>{t('footer.research')}</p>
      <p>{t('footer.private')}</p>
      {requests !== undefined && <p>{t('footer.requests', { count: requests })}</p>}
      <FooterLinks />
      <Later load={loadTools} />
    </footer>
  );
}
