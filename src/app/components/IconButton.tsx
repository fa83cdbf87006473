import { Tooltip } from '@base-ui/react/tooltip';
import type { LucideIcon } from 'lucide-react';

export interface IconButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  onPress(): void;
}

/** A button that shows only an icon; its name is its tooltip. */
export function IconButton({ icon: Icon, label, shortcut, disabled, onPress }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        className="icon-button"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-disabled={disabled}
        onClick={() => disabled || onPress()}
      >
        <Icon aria-hidden size={18} />
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner className="positioner" sideOffset={6}>
          <Tooltip.Popup className="tooltip">{label}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
