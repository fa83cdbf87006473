import { Select } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

export interface ChoiceItem<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly items: readonly ChoiceItem<T>[];
  readonly value: T;
  /** Shown before the chosen item's label. */
  readonly mark?: ReactNode;
  onChange(value: T): void;
}

/** One of a few, in a small field that opens a list. */
export function Choice<T extends string>({ label, items, value, mark, onChange }: ChoiceProps<T>) {
  return (
    <Select.Root items={items} value={value} onValueChange={(next) => next !== null && onChange(next)} modal={false}>
      <Select.Trigger className="field" aria-label={label}>
        {mark}
        <Select.Value className="field-value" />
        <Select.Icon className="field-icon">
          <ChevronsUpDown aria-hidden size={14} />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="positioner" sideOffset={6} align="start" alignItemWithTrigger={false}>
          <Select.Popup className="popup">
            {items.map((item) => (
              <Select.Item key={item.value} value={item.value} className="popup-item">
                <Select.ItemText>{item.label}</Select.ItemText>
                <Select.ItemIndicator className="popup-mark">
                  <Check aria-hidden size={16} />
                </Select.ItemIndicator>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
