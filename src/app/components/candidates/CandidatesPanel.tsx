import { proxy } from 'comlink';
import { ListOrdered } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateAnswer, TargetAnswer } from '../../../worker/analyses/candidates.ts';
import { useAnalysis } from '../../analyses/use-analysis.ts';
import { useApp } from '../../store/context.tsx';
import { wordList } from '../../text/word-list.ts';
import { AnalysisFrame } from '../ask/AnalysisFrame.tsx';
import { NeedsMask } from '../ask/NeedsMask.tsx';
import { Segments } from '../Segments.tsx';
import { CandidateGroups } from './CandidateGroups.tsx';
import { SetChoice, type WordSet, wordsOf } from './SetChoice.tsx';
import { Targets } from './Targets.tsx';
import { Warnings } from './Warnings.tsx';

const BOX_ID = 'candidates-box';
const METHODS = ['words', 'targets'] as const;

/** The person's own words, or all of a kind that the lexicons have, ranked in the mask's place. */
export function CandidatesPanel() {
  const { t } = useTranslation();
  const answer = useApp((state) => state.answer);
  const [typed, setTyped] = useState('');
  const [set, setSet] = useState<WordSet>('typed');
  const [method, setMethod] = useState<(typeof METHODS)[number]>('words');
  const [isSingleOnly, setSingleOnly] = useState(true);
  const { start, stop, ...analysis } = useAnalysis<CandidateAnswer | TargetAnswer>('candidates');
  const isTyped = set === 'typed';
  const words = wordList(typed);
  const rank = () => {
    if (!answer) return;
    const { text } = answer.encoding;
    const question = { words: isTyped ? words : wordsOf(set), singleOnly: isSingleOnly };
    start((api, id, { onStep }) =>
      method === 'words' ? api.candidates(id, text, question, proxy(onStep)) : api.targets(id, text, question),
    );
  };
  if (!answer) return <NeedsMask />;
  const { value, progress } = analysis;
  return (
    <>
      <SetChoice value={set} onChange={setSet} />
      {isTyped && (
        <div className="panel-field">
          <label htmlFor={BOX_ID}>{t('candidates.label')}</label>
          <textarea
            id={BOX_ID}
            className="text-field"
            lang="ja"
            rows={4}
            spellCheck={false}
            aria-describedby="candidates-hint"
            value={typed}
            onChange={({ currentTarget: { value: now } }) => setTyped(now)}
          />
          <p id="candidates-hint" className="panel-text">
            {t('candidates.hint')}
          </p>
        </div>
      )}
      <Segments
        label={t('candidates.method')}
        items={METHODS.map((id) => ({ value: id, label: t(`candidates.methods.${id}`) }))}
        value={method}
        onChange={(next) => setMethod(next)}
      />
      {!isTyped && method === 'words' && (
        <label className="panel-line">
          <input
            type="checkbox"
            checked={isSingleOnly}
            onChange={({ currentTarget: { checked } }) => setSingleOnly(checked)}
          />
          {t('candidates.singleOnly')}
        </label>
      )}
      <div className="panel-line">
        <button type="button" className="button primary" disabled={isTyped && words.length === 0} onClick={rank}>
          <ListOrdered aria-hidden size={16} />
          {t('candidates.rank')}
        </button>
        {isTyped && <span className="panel-text">{t('candidates.counted', { count: words.length })}</span>}
      </div>
      <AnalysisFrame state={analysis} {...progress} onStop={stop}>
        {value && ('groups' in value ? <CandidateGroups answer={value} /> : <Targets answer={value} />)}
        {value && <Warnings warnings={value.warnings} />}
      </AnalysisFrame>
    </>
  );
}
