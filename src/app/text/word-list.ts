/** Words as they are pasted: one a line, or between commas of either width, 、 or tabs. Each once, in order. */
export function wordList(text: string): string[] {
  const words = text.split(/[\n\r\t,，、]+/u).map((word) => word.trim());
  return [...new Set(words)].filter((word) => word !== '');
}
