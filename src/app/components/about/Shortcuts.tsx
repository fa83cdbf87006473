import { Dialog } from '@base-ui/react/dialog';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { isApple, keyName, SHORTCUTS, type Shortcut } from '../../shortcuts/shortcuts.ts';

const GROUPS = ['anywhere', 'lists', 'panels'] as const;

/** Every key that the page knows. */
export function Shortcuts() {
  const { t } = useTranslation();
  return (
    <div className="window-body">
      <Dialog.Description className="side-panel-text">{t('shortcuts.intro')}</Dialog.Description>
      {GROUPS.map((group) => (
        <section key={group} aria-labelledby={`keys-${group}`} className="window-section">
          <h3 id={`keys-${group}`}>{t(`shortcuts.groups.${group}`)}</h3>
          <dl className="keys">
            {SHORTCUTS.filter((shortcut) => shortcut.group === group).map((shortcut) => (
              <Keys key={shortcut.id} shortcut={shortcut} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Keys({ shortcut: { id, keys, notInText } }: { readonly shortcut: Shortcut }) {
  const { t } = useTranslation();
  const apple = isApple(navigator.platform);
  return (
    <div className="keys-row">
      <dt>
        {t(`shortcuts.${id}`)}
        {notInText && <span className="keys-note">{t('shortcuts.notInText')}</span>}
      </dt>
      <dd>
        {keys.map((combination, index) => (
          <Fragment key={combination.join('+')}>
            {index > 0 && <span className="keys-or">{t('shortcuts.or')}</span>}
            <span className="keys-held">
              {combination.map((key) => (
                <kbd key={key}>{keyName(key, apple)}</kbd>
              ))}
            </span>
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
