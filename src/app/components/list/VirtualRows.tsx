import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListRow } from '../../../worker/analyses/list.ts';
import type { KnownWord } from '../../../worker/reader.ts';
import { useFormat } from '../../i18n/use-format.ts';

const ROW_PX = 40;
const PAGE = 10;

const STEPS: Readonly<Record<string, (active: number, last: number) => number>> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active) => active + PAGE,
  PageUp: (active) => active - PAGE,
  Home: () => 0,
  End: (_, last) => last,
};

interface VirtualRowsProps {
  readonly label: string;
  readonly rows: readonly ListRow[];
  readonly known: ReadonlyMap<string, KnownWord>;
  onFill(token: string): void;
}

/** A long list of which only the rows in sight are drawn. It is one stop of the Tab key; Enter fills the mask with the marked row. */
export function VirtualRows({ label, rows, known, onFill }: VirtualRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const best = rows[0]?.score ?? 1;
  const fill = (index: number) => {
    const row = rows[index];
    if (row) onFill(row.token_str);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return fill(active);
    const next = STEPS[event.key]?.(active, rows.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(rows.length - 1, next));
    setActive(index);
    virtual.scrollToIndex(index);
  };
  if (rows.length === 0) return <p className="panel-text">{t('list.none')}</p>;
  return (
    <div
      ref={scroller}
      className="virtual-rows"
      role="listbox"
      aria-label={label}
      aria-activedescendant={`${id} ${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="virtual-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const { rank, filteredRank, token_str, score, token } = row;
          const word = token_str === '' ? t('reading.space') : token_str;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's
            <div
              key={token}
              id={`${id} ${index}`}
              role="option"
              tabIndex={-1}
              className="virtual-row"
              aria-selected={index === active}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => fill(index)}
            >
              <span className="virtual-rank">{format.number(filteredRank ?? rank)}</span>
              <span className="virtual-word" lang="ja">
                {word}
              </span>
              <span className="virtual-code">{known.get(token_str)?.icd10}</span>
              {filteredRank !== undefined && (
                <span className="virtual-all">{t('list.ofAll', { rank: format.number(rank) })}</span>
              )}
              <span className="virtual-bar bar" aria-hidden="true">
                <span style={{ inlineSize: `${(100 * score) / best}%` }} />
              </span>
              <span className="percent">{format.smallPercent(score)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
