import { ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly items: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  /** Shown before the chosen item's label. */
  readonly mark?: ReactNode;
  onChange(value: T): void;
}

/** One of a few, in a small field. The browser's own list opens from it, which every phone and screen reader knows. */
export function Choice<T extends string>({ label, items, value, mark, onChange }: ChoiceProps<T>) {
  const choose = (chosen: string) => {
    const item = items.find((candidate) => candidate.value === chosen);
    if (item) onChange(item.value);
  };
  return (
    <span className="field">
      {mark}
      <select
        className="field-select"
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown aria-hidden className="field-icon" size={14} />
    </span>
  );
}
