import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';

interface DialogHeadProps {
  readonly title: string;
  /** What closing is called. */
  readonly close: string;
}

/** The name of a panel or window, and the button that closes it. */
export function DialogHead({ title, close }: DialogHeadProps) {
  return (
    <div className="side-panel-head">
      <Dialog.Title className="side-panel-title">{title}</Dialog.Title>
      <Dialog.Close className="icon-button" aria-label={close}>
        <X aria-hidden size={18} />
      </Dialog.Close>
    </div>
  );
}
