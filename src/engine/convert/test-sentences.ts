/** The column `sentence` of a TSV file with a header. */
export function parseTestSentences(tsv: string): string[] {
  const [header = '', ...rows] = tsv.split(/\r?\n/u);
  const column = Math.max(0, header.split('\t').indexOf('sentence'));
  return rows.map((row) => row.split('\t')[column] ?? '').filter((sentence) => sentence !== '');
}
