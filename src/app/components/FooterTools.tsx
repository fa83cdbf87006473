import { device as en } from '../i18n/en/device.ts';
import { device as ja } from '../i18n/ja/device.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { AboutDevice } from './device/AboutDevice.tsx';
import { ForgetEverything } from './forget/ForgetEverything.tsx';

const TEXTS = { en, ja };

/** What is asked for seldom: facts of this device, and an end to all that is kept on it. */
export function FooterTools() {
  useTexts(TEXTS);
  return (
    <div className="footer-tools">
      <AboutDevice />
      <ForgetEverything />
    </div>
  );
}
