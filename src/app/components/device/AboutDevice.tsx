import { Dialog } from '@base-ui/react/dialog';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogHead } from '../DialogHead.tsx';
import { DeviceFacts } from './DeviceFacts.tsx';

/** What the page runs on and with, in a panel at the side; for reports when it is slow or fails. */
export function AboutDevice() {
  const { t } = useTranslation();
  return (
    <Dialog.Root modal={false} disablePointerDismissal>
      <Dialog.Trigger className="button quiet footer-button">
        <Info aria-hidden size={14} />
        {t('device.title')}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Popup className="side-panel device-panel">
          <DialogHead title={t('device.title')} close={t('device.close')} />
          <Dialog.Description className="side-panel-text">{t('device.intro')}</Dialog.Description>
          <DeviceFacts />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
