import { Switch } from '@base-ui/react/switch';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LexiconInfo } from '../../../worker/shelf.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useController } from '../../store/context.tsx';
import { IconButton } from '../IconButton.tsx';
import { ADD_LEXICON_ID } from './AddLexicons.tsx';
import { useLexiconName } from './use-lexicon-name.ts';

export function LexiconList({ lexicons }: { readonly lexicons: readonly LexiconInfo[] }) {
  const { t } = useTranslation();
  const files = lexicons.filter(({ kind }) => kind === 'file');
  return (
    <ul className="lexicons" aria-label={t('lexicons.list')}>
      {lexicons.map((lexicon) => (
        <LexiconRow
          key={lexicon.id}
          lexicon={lexicon}
          isFirst={lexicon === files[0]}
          isLast={lexicon === files.at(-1)}
        />
      ))}
    </ul>
  );
}

interface LexiconRowProps {
  readonly lexicon: LexiconInfo;
  /** Among the files: those can change places. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function LexiconRow({ lexicon, isFirst, isLast }: LexiconRowProps) {
  const { t } = useTranslation();
  const { lexicons } = useController();
  const name = useLexiconName()(lexicon);
  const { id, kind, on, problem } = lexicon;
  const remove = () => {
    void lexicons.remove(id);
    document.getElementById(ADD_LEXICON_ID)?.focus();
  };
  return (
    <li className="lexicon" data-on={on}>
      <Switch.Root
        className="switch"
        aria-label={t('lexicons.use', { name })}
        checked={on}
        onCheckedChange={(checked) => void lexicons.switch(id, checked)}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
      <div className="lexicon-facts">
        <p className="lexicon-name">{name}</p>
        <Facts lexicon={lexicon} />
        {problem && <Problem problem={problem} />}
      </div>
      {kind === 'file' && (
        <div className="lexicon-actions">
          {!(isFirst && isLast) && (
            <>
              <IconButton
                icon={ArrowUp}
                label={t('lexicons.up', { name })}
                disabled={isFirst}
                onPress={() => void lexicons.move(id, -1)}
              />
              <IconButton
                icon={ArrowDown}
                label={t('lexicons.down', { name })}
                disabled={isLast}
                onPress={() => void lexicons.move(id, 1)}
              />
            </>
          )}
          <IconButton icon={Trash2} label={t('lexicons.remove', { name })} onPress={remove} />
        </div>
      )}
    </li>
  );
}

function Facts({ lexicon: { kind, entries, bytes, sha256 } }: { readonly lexicon: LexiconInfo }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p className="lexicon-numbers">
        <span>{t('lexicons.entries', { count: entries, entries: format.number(entries) })}</span>
        {bytes !== undefined && <span>{format.fileSize(bytes)}</span>}
        {kind === 'shipped' && <span>{t('lexicons.withModel')}</span>}
      </p>
      {sha256 !== undefined && (
        <p className="lexicon-sha256" title={sha256}>
          sha256 <code>{sha256}</code>
        </p>
      )}
    </>
  );
}

function Problem({ problem }: { readonly problem: NonNullable<LexiconInfo['problem']> }) {
  const { title, text } = useErrorText(problem);
  return (
    <p className="lexicon-problem">
      {title}: {text}
    </p>
  );
}
