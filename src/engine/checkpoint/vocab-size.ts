/** Tokens in a vocab.txt: its lines, ended as Python's universal newlines are (\n, \r\n or \r). */
export function countVocab(bytes: Uint8Array): number {
  let lines = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) lines++;
  }
  const last = bytes.at(-1);
  return last === undefined || last === 10 || last === 13 ? lines : lines + 1;
}
