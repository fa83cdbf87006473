import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly items: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly value: T;
  onChange(value: T): void;
}

/** One of a few that are all in sight. */
export function Segments<T extends string>({ label, items, value, onChange }: SegmentsProps<T>) {
  return (
    <ToggleGroup
      className="segments"
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => next !== undefined && onChange(next)}
    >
      {items.map((item) => (
        <Toggle key={item.value} value={item.value} className="segment" lang={item.lang}>
          {item.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
