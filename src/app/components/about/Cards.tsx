import { Tabs } from '@base-ui/react/tabs';
import { FlaskConical } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredModel } from '../../../storage/model-library.ts';
import { OFFICIAL } from '../../model-panel/official.ts';
import { BUILT_IN, storedId } from '../../models.ts';
import { useApp } from '../../store/context.tsx';
import type { CardId } from '../../store/windows.ts';
import { MiniModelCard } from './MiniModelCard.tsx';
import { OfficialCard } from './OfficialCard.tsx';
import { StoredCard } from './StoredCard.tsx';

interface CardTab {
  readonly id: CardId;
  readonly name: string;
  readonly card: ReactNode;
}

/** A card for each model: the built-in one, the authors' own, and those that the browser keeps. The one in use is shown first. */
export function Cards() {
  const { t } = useTranslation();
  const chosen = useApp((state) => state.settings.model);
  const wanted = useApp((state) => state.shownCard) ?? chosen;
  const stored = useApp((state) => state.library?.models) ?? [];
  const ofStored = ({ id, manifest, date }: StoredModel): CardTab[] => {
    if (!manifest) return [];
    const isOfficial = manifest.source.repo === OFFICIAL.repo;
    return [
      {
        id: storedId(id),
        name: manifest.name,
        card: <StoredCard manifest={manifest} date={date} isOfficial={isOfficial} />,
      },
    ];
  };
  const tabs: readonly CardTab[] = [
    { id: BUILT_IN.id, name: BUILT_IN.name, card: <MiniModelCard /> },
    { id: 'official', name: t('about.official.name'), card: <OfficialCard /> },
    ...stored.flatMap(ofStored),
  ];
  const first = tabs.find(({ id }) => id === wanted) ?? tabs[0];
  return (
    <Tabs.Root className="cards" defaultValue={first?.id}>
      <Tabs.List className="ask-tabs" aria-label={t('about.models')} activateOnFocus={false}>
        {tabs.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id} className="ask-tab">
            {name}
            {id === chosen && <span className="in-use">{t('about.inUse')}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, card }) => (
        <Tabs.Panel key={id} value={id} className="window-body">
          <p className="card-warning">
            <FlaskConical aria-hidden size={16} />
            {t('about.warning')}
          </p>
          {/* A card waits for its own part alone: the window stays. */}
          <Suspense>{card}</Suspense>
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
