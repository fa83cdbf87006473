import { Tabs } from '@base-ui/react/tabs';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { ask as en } from '../../i18n/en/ask.ts';
import { ask as ja } from '../../i18n/ja/ask.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { BatchPanel } from '../batch/BatchPanel.tsx';
import { CandidatesPanel } from '../candidates/CandidatesPanel.tsx';
import { ComparePanel } from '../compare/ComparePanel.tsx';
import { JointPanel } from '../joint/JointPanel.tsx';
import { SurprisalPanel } from '../surprisal/SurprisalPanel.tsx';
import { TokenPanel } from '../tokens/TokenPanel.tsx';
import { WhyPanel } from '../why/WhyPanel.tsx';

const TEXTS = { en, ja };

interface Tab {
  readonly id: keyof (typeof en)['ask']['tabs'];
  readonly Panel: ComponentType;
  /** What the person has put into it stays while another tab is looked at. */
  readonly keeps?: boolean;
}

const TABS: readonly Tab[] = [
  { id: 'tokens', Panel: TokenPanel },
  { id: 'why', Panel: WhyPanel },
  { id: 'joint', Panel: JointPanel },
  { id: 'candidates', Panel: CandidatesPanel, keeps: true },
  { id: 'compare', Panel: ComparePanel, keeps: true },
  { id: 'surprisal', Panel: SurprisalPanel },
  { id: 'batch', Panel: BatchPanel, keeps: true },
];

/** All that can be asked about the sentence beside its predictions. */
export function AskPanel() {
  useTexts(TEXTS);
  const { t } = useTranslation();
  return (
    <Tabs.Root className="ask" defaultValue="tokens">
      <Tabs.List className="ask-tabs" aria-label={t('ask.label')} activateOnFocus={false}>
        {TABS.map(({ id }) => (
          <Tabs.Tab key={id} value={id} className="ask-tab">
            {t(`ask.tabs.${id}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map(({ id, Panel, keeps = false }) => (
        <Tabs.Panel key={id} value={id} className="card ask-panel" keepMounted={keeps} data-word-scroller>
          <Panel />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
