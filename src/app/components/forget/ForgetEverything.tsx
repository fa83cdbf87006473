import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Stored, storedThings } from '../../forget/stored.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useController } from '../../store/context.tsx';
import { Confirm } from '../models/Confirm.tsx';

/** Deletes everything that the page keeps, once the person has seen what that is. */
export function ForgetEverything() {
  const { t } = useTranslation();
  const controller = useController();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const forget = () => {
    setBusy(true);
    void controller.forgetEverything();
  };
  return (
    <>
      <button type="button" className="button quiet footer-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Trash2 aria-hidden size={14} />
        {t('forget.title')}
      </button>
      <Confirm
        open={isOpen}
        title={t('forget.ask')}
        no={t('forget.no')}
        actions={
          <button type="button" className="button primary" aria-disabled={isBusy} onClick={() => isBusy || forget()}>
            {t('forget.yes')}
          </button>
        }
        onClose={() => isBusy || setOpen(false)}
      >
        <Inventory />
        <p>{t('forget.what')}</p>
        <p className="side-panel-text">{t('forget.browserHistory')}</p>
        <p role="status">{isBusy ? t('forget.busy') : ''}</p>
      </Confirm>
    </>
  );
}

function Inventory() {
  const { t } = useTranslation();
  const format = useFormat();
  const [things, setThings] = useState<readonly Stored[]>();
  useEffect(() => {
    void storedThings().then(setThings);
  }, []);
  if (!things) return <p>{t('forget.looking')}</p>;
  return (
    <ul className="forget-list" aria-label={t('forget.list')}>
      {things.map(({ kind, count, bytes }) => (
        <li key={kind}>
          <span>{t(`forget.kinds.${kind}`)}</span>
          <span className="forget-size">
            {kind !== 'pageFiles' && count !== undefined && `${format.number(count)} · `}
            {format.fileSize(bytes)}
          </span>
        </li>
      ))}
      <li>
        <span>{t('forget.kinds.session')}</span>
      </li>
    </ul>
  );
}
