import { Switch } from '@base-ui/react/switch';
import { proxy } from 'comlink';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhraseResult } from '../../../engine/fill-mask/phrase.ts';
import type { JointResult } from '../../../engine/fill-mask/span.ts';
import { useAnalysis } from '../../analyses/use-analysis.ts';
import { useApp } from '../../store/context.tsx';
import { AnalysisFrame } from '../ask/AnalysisFrame.tsx';
import { NeedsMask } from '../ask/NeedsMask.tsx';
import { Choice } from '../Choice.tsx';
import { Segments } from '../Segments.tsx';
import { FillGroup } from './FillGroup.tsx';

const MODES = ['given', 'tried'] as const;
const BEAMS = [8, 32, 128] as const;
const ROWS = 10;
const MOST_PIECES = 4;

/** Whole words or phrases of several pieces in the place of adjacent masks. */
export function JointPanel() {
  const { t } = useTranslation();
  const answer = useApp((state) => state.answer);
  const [mode, setMode] = useState<(typeof MODES)[number]>('given');
  const [isWholeWord, setWholeWord] = useState(false);
  const [beam, setBeam] = useState<number>(BEAMS[0]);
  const { start, stop, reset, ...analysis } = useAnalysis<JointResult | PhraseResult>('joint');
  useEffect(() => {
    if (!answer) return reset();
    const { text } = answer.encoding;
    const question = { beam, rows: ROWS, wholeWord: isWholeWord };
    start((api, id, { onStep }) =>
      mode === 'given'
        ? api.joint(id, text, question, proxy(onStep))
        : api.phrase(id, text, { ...question, maxPieces: MOST_PIECES }, proxy(onStep)),
    );
  }, [answer, mode, isWholeWord, beam, start, reset]);
  if (!answer) return <NeedsMask />;
  const { value, progress } = analysis;
  return (
    <>
      <p className="panel-text">{t('joint.intro')}</p>
      <Segments
        label={t('joint.mode')}
        items={MODES.map((id) => ({ value: id, label: t(`joint.modes.${id}`) }))}
        value={mode}
        onChange={(next) => setMode(next)}
      />
      <div className="panel-line">
        <Switch.Root
          className="switch"
          aria-labelledby="joint-whole-word"
          checked={isWholeWord}
          onCheckedChange={setWholeWord}
        >
          <Switch.Thumb className="switch-thumb" />
        </Switch.Root>
        <span id="joint-whole-word">{t('joint.wholeWord')}</span>
        <Choice
          label={t('joint.beam')}
          items={BEAMS.map((count) => ({ value: `${count}`, label: t('joint.beams', { count }) }))}
          value={`${beam}`}
          onChange={(next) => setBeam(Number(next))}
        />
      </div>
      <AnalysisFrame state={analysis} {...progress} onStop={stop}>
        {value?.groups.map((group) => (
          <FillGroup key={group.masks.join()} group={group} of={value.encoding.maskPositions.length} />
        ))}
      </AnalysisFrame>
    </>
  );
}
