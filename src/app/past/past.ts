/** Sentences kept at most, the newest first. */
const MOST = 200;

/**
 * The past with a sentence at its front. One that goes on from the newest, or takes back from it, replaces it: it is the same sentence
 * being written.
 */
export function remembered(past: readonly string[], text: string): readonly string[] {
  if (text.trim() === '' || text === past[0]) return past;
  const [newest = ''] = past;
  const isContinued = newest !== '' && (text.startsWith(newest) || newest.startsWith(text));
  const others = (isContinued ? past.slice(1) : past).filter((sentence) => sentence !== text);
  return [text, ...others].slice(0, MOST);
}

/** Sentences that hold every word of a query, in whatever case or width it was typed. */
export function found(past: readonly string[], query: string): readonly string[] {
  const words = comparable(query).split(/\s+/u);
  return past.filter((sentence) => words.every((word) => comparable(sentence).includes(word)));
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
