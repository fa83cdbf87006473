import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JmedError, UnexpectedError } from '../../../engine/errors.ts';
import { useController } from '../../store/context.tsx';
import { AnalysisError } from '../ask/AnalysisError.tsx';

export interface BatchFile {
  readonly file: File;
  /** Of a table. */
  readonly columns: readonly string[] | undefined;
  /** The column that most likely holds the sentences, from 1. */
  readonly column: number;
}

const LIKELY = ['text', 'sentence'];

interface FileChoiceProps {
  readonly chosen: BatchFile | undefined;
  readonly isBusy: boolean;
  onChoose(file: BatchFile): void;
}

/** A file with sentences, picked or dropped here. */
export function FileChoice({ chosen, isBusy, onChoose }: FileChoiceProps) {
  const { t } = useTranslation();
  const { analyses } = useController();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [error, setError] = useState<JmedError>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    try {
      const columns = await analyses.analyse('batch-file', new AbortController().signal, (api) =>
        api.batchColumns(file),
      );
      const likely = columns?.findIndex((name) => LIKELY.includes(name.toLowerCase())) ?? -1;
      onChoose({ file, columns, column: Math.max(0, likely) + 1 });
    } catch (thrown) {
      setError(thrown instanceof JmedError ? thrown : new UnexpectedError(thrown));
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!isBusy) void take(event.dataTransfer.files[0]);
  };
  return (
    <section
      className="drop-place"
      aria-label={t('batch.file')}
      data-own-drop
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <button type="button" className="button" disabled={isBusy} onClick={() => input.current?.click()}>
        <FileUp aria-hidden size={16} />
        {t('batch.pick')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".txt,.csv,.tsv,.jsonl,text/plain"
        aria-label={t('batch.pick')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          void take(file);
          // The same file chosen again is a change too.
          currentTarget.value = '';
        }}
      />
      <p className="panel-text">{chosen ? chosen.file.name : t('batch.formats')}</p>
      {error && <AnalysisError error={error} />}
    </section>
  );
}
