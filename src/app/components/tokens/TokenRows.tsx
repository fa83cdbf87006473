import { type MouseEvent, memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadText } from '../../../worker/reader.ts';
import { useRoving } from '../../roving.ts';
import { MOST_WORDS, stableKeys, type TokenRow, tokenRows } from '../../tokens/rows.ts';
import { useSourceName } from '../use-source-name.ts';
import { useWordAction, useWordsBehindMasks } from '../use-word-actions.ts';
import { Known } from './Known.tsx';

export function TokenRows({ reading }: { readonly reading: ReadText }) {
  const { t } = useTranslation();
  const sourceName = useSourceName(reading.lexicons);
  const behind = useWordsBehindMasks();
  const onWord = useWordAction(reading.text);
  const rows = tokenRows(reading, MOST_WORDS);
  const isButton = ({ word, mask }: TokenRow) =>
    word !== undefined && (mask === undefined || behind[mask - 1] !== undefined);
  const roving = useRoving(rows.filter(isButton).length);
  const onClick = useCallback(
    (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const word = button?.closest('[data-word]')?.getAttribute('data-word');
      if (word) onWord(Number(word), event);
    },
    [onWord],
  );
  const keys = stableKeys(rows.map(({ surface }) => surface));
  let buttons = 0;
  return (
    <ol className="token-rows" aria-label={t('tokens.rows')} onClick={onClick} onKeyDown={roving.onKeyDown}>
      {rows.map(({ word, ...row }, index) => (
        <li key={keys[index]} className="token-row" data-word={word}>
          <RowParts
            json={JSON.stringify(row)}
            sourceName={sourceName(row.source, row.lexicon)}
            knownBy={row.known && row.known.lexicon !== row.lexicon ? sourceName('lexicon', row.known.lexicon) : ''}
            behind={row.mask === undefined ? undefined : behind[row.mask - 1]}
            tabIndex={isButton({ word, ...row }) ? roving.tabIndex(buttons++) : undefined}
          />
        </li>
      ))}
    </ol>
  );
}

interface RowPartsProps {
  /** The row, but for its place, as JSON: one that says the same as before is not drawn again. */
  readonly json: string;
  readonly sourceName: string;
  /** The lexicon that tells of the word, when it is not the word's source. */
  readonly knownBy: string;
  /** The word behind a mask. */
  readonly behind: string | undefined;
  /** Undefined when there is nothing to press. */
  readonly tabIndex: number | undefined;
}

const RowParts = memo(function RowParts({ json, sourceName, knownBy, behind, tabIndex }: RowPartsProps) {
  const { t } = useTranslation();
  const row: Omit<TokenRow, 'word'> = JSON.parse(json);
  const { surface, source, lexicon, mask, pieces, known } = row;
  const isSpace = surface.trim() === '';
  const shown = isSpace ? '␣' : surface;
  const look = {
    className: mask === undefined ? 'word' : 'word mask-mark',
    'data-source': source,
    'data-lexicon': lexicon === undefined ? undefined : lexicon % 3,
    'data-mask': mask === undefined ? undefined : mask % 4,
    title: sourceName,
  };
  const label =
    mask !== undefined && behind !== undefined
      ? t('reading.restore', { number: mask, word: behind })
      : t('reading.maskWord', { word: isSpace ? t('reading.space') : surface });
  return (
    <>
      {tabIndex === undefined ? (
        <span {...look} lang="ja">
          {mask ?? shown}
        </span>
      ) : (
        <button type="button" {...look} lang="ja" tabIndex={tabIndex} aria-label={label}>
          {mask ?? shown}
        </button>
      )}
      <span className="pieces" lang="ja">
        {pieces.map(({ token, id }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces are known by their place
          <span key={index} className="piece" data-unknown={token === '[UNK]' || undefined}>
            {token === '\u3000' ? '␣' : token} <code>{id}</code>
          </span>
        ))}
        {pieces.length === 0 && <span className="no-pieces">{t('tokens.none')}</span>}
      </span>
      <span className="token-source">{sourceName}</span>
      {known && <Known known={known} surface={surface} by={knownBy} />}
    </>
  );
});
