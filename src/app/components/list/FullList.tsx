import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch, TokenList } from '../../../worker/analyses/list.ts';
import { useAnalysis } from '../../analyses/use-analysis.ts';
import { tokenFilter } from '../../filters.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useApp } from '../../store/context.tsx';
import { AnalysisError } from '../ask/AnalysisError.tsx';
import { Choice } from '../Choice.tsx';
import { DialogHead } from '../DialogHead.tsx';
import { FilterChips } from './FilterBar.tsx';
import { Found } from './Found.tsx';
import { VirtualRows } from './VirtualRows.tsx';

interface FullListProps {
  readonly isOpen: boolean;
  setOpen(open: boolean): void;
}

/** A mask's predictions far down, searchable through the whole vocabulary. */
export function FullList({ isOpen, setOpen }: FullListProps) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="full-list" aria-modal>
          <DialogHead title={t('list.title')} close={t('list.close')} />
          <Content onDone={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Content({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useApp((state) => state.answer);
  const filter = useApp((state) => state.filter);
  const fill = useApp((state) => state.fill);
  const [mask, setMask] = useState(0);
  const [query, setQuery] = useState('');
  const { start, error, value: found } = useAnalysis<TokenList>('list');
  const { start: search, reset: forget, value: hits } = useAnalysis<ListSearch | undefined>('search');
  const text = answer?.encoding.text ?? '';
  const count = answer?.masks.length ?? 0;
  useEffect(() => {
    start((api, id) => api.list(id, text, { mask, filter: tokenFilter(filter) }));
  }, [start, text, mask, filter]);
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') forget();
    else search((api, id) => api.search(id, text, mask, wanted));
  }, [search, forget, text, mask, wanted]);
  const onFill = (token: string) => {
    onDone();
    fill(mask, count, token === '' ? '\u3000' : token);
  };
  const isSearch = wanted !== '' && hits !== undefined;
  const shown = isSearch ? { rows: hits.containing, known: hits.known } : found;
  return (
    <>
      <div className="full-list-tools">
        {count > 1 && (
          <Choice
            label={t('list.mask')}
            items={Array.from({ length: count }, (_, index) => ({
              value: `${index}`,
              label: t('results.mask', { number: index + 1 }),
            }))}
            value={`${mask}`}
            onChange={(next) => setMask(Number(next))}
          />
        )}
        <FilterChips />
      </div>
      <input
        type="search"
        className="text-field"
        lang="ja"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={query}
        onChange={({ currentTarget: { value } }) => setQuery(value)}
      />
      {isSearch && <Found search={hits} />}
      {!isSearch && found && (
        <p className="panel-text" role="status">
          {found.filtered
            ? t('list.filtered', {
                shown: format.number(found.rows.length),
                count: found.total,
                total: format.number(found.total),
                mass: format.percent(found.filtered.mass, 1),
              })
            : t('list.shown', { shown: format.number(found.rows.length), total: format.number(found.total) })}
        </p>
      )}
      {error && <AnalysisError error={error} />}
      {shown && (
        <VirtualRows
          key={`${mask} ${filter} ${isSearch ? wanted : ''}`}
          label={t('list.rows')}
          rows={shown.rows}
          known={shown.known}
          onFill={onFill}
        />
      )}
    </>
  );
}
