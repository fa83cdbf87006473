import { isCheckpointFile, type PickedFile } from './checkpoint-files.ts';
import type { Dropped } from './dropped-files.ts';

const LEXICON = /\.(?:dic|csv|tsv)$/iu;

export interface Sorted {
  readonly model: readonly PickedFile[];
  readonly lexicons: readonly File[];
}

/** Which of the dropped files are a model's and which are lexicons: loose files that could be neither are told of as lexicons. */
export function sortDropped({ files, hasFolder }: Dropped): Sorted {
  const isLexicon = ({ path }: PickedFile) => LEXICON.test(path);
  const lexicons = files.filter(isLexicon).map(({ file }) => file);
  const others = files.filter((file) => !isLexicon(file));
  const hasModel = others.some(({ path }) => isCheckpointFile(path));
  // A folder may hold anything beside what it is dropped for.
  if (hasModel || (hasFolder && lexicons.length === 0)) return { model: others, lexicons: hasFolder ? [] : lexicons };
  return { model: [], lexicons: hasFolder ? lexicons : files.map(({ file }) => file) };
}
