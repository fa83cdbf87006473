import { RotateCw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { device as en } from '../../i18n/en/device.ts';
import { device as ja } from '../../i18n/ja/device.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useApp } from '../../store/context.tsx';

const TEXTS = { en, ja };

/** In the place of the whole page once everything was forgotten. Until it begins anew it keeps nothing and asks for nothing. */
export function Forgotten() {
  useTexts(TEXTS);
  const { t } = useTranslation();
  const { where, left } = useApp((state) => state.forgotten) ?? { where: 'here', left: [] };
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="forgotten">
      <div className="card forgotten-card">
        <h1 ref={heading} tabIndex={-1} className="forgotten-title">
          {t('forget.done')}
        </h1>
        <p>{t(`forget.where.${where}`)}</p>
        {left.length > 0 && (
          <div role="alert">
            <p>{t('forget.left')}</p>
            <ul className="forget-list">
              {left.map((kind) => (
                <li key={kind}>{t(`forget.kinds.${kind}`)}</li>
              ))}
            </ul>
          </div>
        )}
        <p className="side-panel-text">{t('forget.browserHistory')}</p>
        <div>
          <button type="button" className="button primary" onClick={() => location.reload()}>
            <RotateCw aria-hidden size={16} />
            {t('forget.anew')}
          </button>
        </div>
      </div>
    </main>
  );
}
