import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** What goes on; the way back is always there. */
  readonly actions: ReactNode;
  /** What the way back is called. */
  readonly no?: string;
  onClose(): void;
}

/** A question that has to be answered before anything is done. Escape is no. */
export function Confirm({ open, title, children, actions, no, onClose }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => next || onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" forceRender />
        <AlertDialog.Popup className="confirm" aria-modal>
          <AlertDialog.Title className="confirm-title">{title}</AlertDialog.Title>
          <AlertDialog.Description className="confirm-text" render={<div />}>
            {children}
          </AlertDialog.Description>
          <div className="confirm-actions">
            <AlertDialog.Close className="button">{no ?? t('models.no')}</AlertDialog.Close>
            {actions}
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
