import { CSPProvider } from '@base-ui/react/csp-provider';
import { useTranslation } from 'react-i18next';
import { focusSentence, SENTENCE_ID } from '../sentence-element.ts';
import { useApp } from '../store/context.tsx';
import { wordLinking } from '../tokens/word-linking.ts';
import { Windows } from './about/Windows.tsx';
import { Done } from './Done.tsx';
import { DropFiles } from './DropFiles.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { Hint } from './Hint.tsx';
import { Later } from './Later.tsx';
import { LazyLexiconPanel } from './lexicons/LazyLexiconPanel.tsx';
import { LazyModelPanel } from './models/LazyModelPanel.tsx';
import { Reading } from './Reading.tsx';
import { Results } from './Results.tsx';
import { SentenceBox } from './SentenceBox.tsx';

const loadForgotten = async () => (await import('./parts.ts')).Forgotten;
const loadAskPanel = async () => (await import('./parts.ts')).AskPanel;

export function App() {
  const { t } = useTranslation();
  const isForgotten = useApp((state) => state.forgotten !== undefined);
  if (isForgotten) return <Later load={loadForgotten} />;
  return (
    // The page's policy allows no style elements.
    <CSPProvider disableStyleElements>
      <a className="skip" href={`#${SENTENCE_ID}`} onClick={skip}>
        {t('app.skip')}
      </a>
      <Header />
      <main className="main" {...wordLinking}>
        <Hint />
        <SentenceBox />
        <Reading />
        <Done />
        <div className="below">
          <Results />
          <Later load={loadAskPanel} meanwhile={<div className="ask ask-place" />} />
        </div>
      </main>
      <Footer />
      <LazyLexiconPanel />
      <LazyModelPanel />
      <Windows />
      <DropFiles />
    </CSPProvider>
  );
}

/** The hash is the settings' own; it isn't used for jumping. */
function skip(event: { preventDefault(): void }) {
  event.preventDefault();
  focusSentence();
}
