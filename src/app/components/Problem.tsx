import { PencilLine, Plus, Scissors, SquareDashed, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JmedError } from '../../engine/errors.ts';
import { useErrorText } from '../i18n/error-text.ts';
import { focusSentence, selectedRange } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';
import { LaterExamplesMenu } from './LaterMenus.tsx';
import { StateCard } from './StateCard.tsx';

const ICONS = { empty: PencilLine, 'no-mask': SquareDashed, 'too-long': Scissors, 'text-too-long': Scissors } as const;

/** Why the present sentence has no predictions, and what to do. */
export function Problem({ error }: { readonly error: JmedError }) {
  const { title, text, detail } = useErrorText(error);
  const icon = Object.hasOwn(ICONS, error.code) ? ICONS[error.code as keyof typeof ICONS] : undefined;
  return (
    <StateCard icon={icon ?? TriangleAlert} title={title} severe={!icon} actions={<Actions code={error.code} />}>
      <p>{text}</p>
      {detail !== '' && (
        <p className="state-detail" lang="en">
          {detail}
        </p>
      )}
    </StateCard>
  );
}

function Actions({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const mask = useApp((state) => state.mask);
  if (code === 'empty') return <LaterExamplesMenu className="button primary" label={t('actions.example')} />;
  if (code !== 'no-mask') return null;
  const insert = () => {
    mask(selectedRange());
    focusSentence();
  };
  return (
    <button type="button" className="button primary" onClick={insert}>
      <Plus aria-hidden size={16} />
      {t('actions.insertMask')}
    </button>
  );
}
