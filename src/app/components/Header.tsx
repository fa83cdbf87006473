import { BookOpenText, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DEVICES } from '../choices.ts';
import { useApp } from '../store/context.tsx';
import { Choice } from './Choice.tsx';
import { LaterThemeMenu } from './LaterMenus.tsx';
import { Logo } from './Logo.tsx';
import { ModelButton } from './ModelButton.tsx';
import { Segments } from './Segments.tsx';
import { useModelChoices } from './use-model-choices.ts';

/** Each language under its own name, for whoever can't read the other. */
const LANGUAGE_NAMES = [
  { value: 'ja', label: '日本語', lang: 'ja' },
  { value: 'en', label: 'EN', lang: 'en' },
] as const;

/** Opens the card of the model in use; where there is no room, the link in the footer does. */
function AboutButton() {
  const { t } = useTranslation();
  const showWindow = useApp((state) => state.showWindow);
  return (
    <button
      type="button"
      className="icon-button about-button"
      aria-haspopup="dialog"
      aria-label={t('settings.about')}
      title={t('settings.about')}
      onClick={() => showWindow('about')}
    >
      <Info aria-hidden size={18} />
    </button>
  );
}

export function Header() {
  const { t } = useTranslation();
  const { model, device, language } = useApp((state) => state.settings);
  const choose = useApp((state) => state.choose);
  const isLexiconsOpen = useApp((state) => state.isLexiconsOpen);
  const setLexiconsOpen = useApp((state) => state.setLexiconsOpen);
  const phase = useApp((state) => state.engine.phase);
  const models = useModelChoices();
  const devices = DEVICES.map((value) => ({ value, label: t(`settings.devices.${value}`) }));
  return (
    <header className="header">
      <div className="header-inner">
        <h1 className="brand">
          <Logo />
          {t('app.title')}
        </h1>
        <section className="settings" aria-label={t('settings.label')}>
          <Choice
            label={t('settings.model')}
            items={models}
            value={model}
            onChange={(next) => choose({ model: next })}
          />
          <AboutButton />
          <ModelButton />
          <Choice
            label={t('settings.device')}
            items={devices}
            value={device}
            mark={<span className="phase" data-phase={phase} aria-hidden />}
            onChange={(next) => choose({ device: next })}
          />
          <button
            type="button"
            className="button panel-button"
            aria-haspopup="dialog"
            aria-expanded={isLexiconsOpen}
            onClick={() => setLexiconsOpen(!isLexiconsOpen)}
          >
            <BookOpenText aria-hidden size={16} />
            <span className="panel-button-name">{t('lexicons.title')}</span>
          </button>
        </section>
        <div className="look">
          <Segments
            label={t('settings.language')}
            items={LANGUAGE_NAMES}
            value={language}
            onChange={(next) => choose({ language: next })}
          />
          <LaterThemeMenu />
        </div>
      </div>
    </header>
  );
}
