import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseNotices } from '../../about/notices.ts';
import { Link } from '../models/Link.tsx';

/** NOTICE as it was generated. All of it is drawn, so that the browser's own search finds everything. */
export function Notices() {
  const { t } = useTranslation();
  const [notice, setNotice] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    import('../../about/notice-file.ts').then(
      ({ NOTICE }) => setNotice(NOTICE),
      () => setFailed(true),
    );
  }, []);
  if (notice === undefined) {
    return (
      <p className="window-body" role="status">
        {t(hasFailed ? 'notices.failed' : 'notices.loading')}
      </p>
    );
  }
  const { head, notices } = parseNotices(notice);
  return (
    // It scrolls, so the keyboard has to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
    <section className="window-body" aria-label={t('notices.title')} tabIndex={0}>
      <Dialog.Description className="side-panel-text">
        {t('notices.intro', { count: notices.length })}
      </Dialog.Description>
      <p className="side-panel-text">
        <Link href="LICENSE.txt">{t('notices.licence')}</Link>
      </p>
      <pre className="notice-text" lang="en">
        {head}
      </pre>
      {notices.map(({ title, text }) => (
        <article key={title} className="notice-work" lang="en">
          <h3>{title}</h3>
          <pre className="notice-text">{text}</pre>
        </article>
      ))}
    </section>
  );
}
