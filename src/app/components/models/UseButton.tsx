import { useTranslation } from 'react-i18next';
import type { ModelId } from '../../models.ts';
import { useApp } from '../../store/context.tsx';

/** Stays when it was pressed, so that it keeps the focus. */
export function UseButton({ id, name }: { readonly id: ModelId; readonly name: string }) {
  const { t } = useTranslation();
  const isUsed = useApp((state) => state.settings.model === id);
  const choose = useApp((state) => state.choose);
  return (
    <button
      type="button"
      className="button"
      aria-label={t('models.useIt', { name })}
      aria-disabled={isUsed}
      onClick={() => isUsed || choose({ model: id })}
    >
      {t('models.use')}
    </button>
  );
}
