import { BookText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../store/context.tsx';
import type { CardId } from '../../store/windows.ts';

/** Opens a model's card. */
export function CardButton({ card, name }: { readonly card: CardId; readonly name: string }) {
  const { t } = useTranslation();
  const showWindow = useApp((state) => state.showWindow);
  return (
    <button
      type="button"
      className="button"
      aria-label={t('models.aboutIt', { name })}
      onClick={() => showWindow('about', card)}
    >
      <BookText aria-hidden size={16} />
      {t('models.about')}
    </button>
  );
}
