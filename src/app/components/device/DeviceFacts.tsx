import { Copy } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../copy-text.ts';
import { type BrowserFacts, browserFacts } from '../../device/browser-facts.ts';
import { deviceReport, reportText } from '../../device/report.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useApp } from '../../store/context.tsx';
import { factGroups } from './fact-groups.ts';

/** The report as a person reads it, and a button that copies it as a whole. */
export function DeviceFacts() {
  const { t } = useTranslation();
  const format = useFormat();
  const [browser, setBrowser] = useState<BrowserFacts>();
  const [copied, setCopied] = useState<'copied' | 'notCopied'>();
  const settings = useApp((state) => state.settings);
  const engine = useApp((state) => state.engine);
  const runtime = useApp((state) => state.runtime);
  const lexicons = useApp((state) => state.lexicons);
  const errors = useApp((state) => state.errors);
  useEffect(() => {
    void browserFacts().then(setBrowser);
  }, []);
  const report = useMemo(
    () => browser && deviceReport({ settings, engine, runtime, lexicons, errors }, browser, new Date()),
    [settings, engine, runtime, lexicons, errors, browser],
  );
  if (!report) return <p role="status">{t('device.looking')}</p>;
  const copy = async () => setCopied((await copyText(reportText(report))) ? 'copied' : 'notCopied');
  return (
    <>
      <div className="device-copy">
        <button type="button" className="button" onClick={() => void copy()}>
          <Copy aria-hidden size={16} />
          {t('device.copy')}
        </button>
        <span role="status">{copied && t(copied === 'copied' ? 'device.copied' : 'device.notCopied')}</span>
      </div>
      {factGroups(report, t, format).map(({ title, facts }) => (
        <section key={title} aria-label={title}>
          <h3 className="device-group">{title}</h3>
          <dl className="facts">
            {facts.map(([label, value]) => (
              <div key={label} className="device-fact">
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
