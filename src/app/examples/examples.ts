import table from './examples.tsv?raw';

export interface Example {
  readonly id: string;
  readonly sentence: string;
  readonly title: { readonly en: string; readonly ja: string };
  /** Words that fit, as a person would expect them. */
  readonly expected: readonly string[];
}

const [, ...lines] = table.trimEnd().split('\n');

/** Sentences to begin with; the first stands in the box when the page opens. */
export const EXAMPLES: readonly Example[] = lines.map((line) => {
  const [id = '', sentence = '', en = '', ja = '', expected = ''] = line.split('\t');
  return { id, sentence, title: { en, ja }, expected: expected.split(',') };
});
