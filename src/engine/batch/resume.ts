import Papa from 'papaparse';

export interface ResumePoint {
  /** The row to start at. */
  readonly start: number;
  /** How many UTF-16 units of what is written to keep; what is after them is not whole. */
  readonly keep: number;
}

/** Where to go on from what an interrupted batch has written. In CSV the last row is done again: it may not be whole. */
export function resumePoint(written: string, format: 'csv' | 'jsonl'): ResumePoint {
  if (format === 'jsonl') {
    const keep = written.lastIndexOf('\n') + 1;
    return { start: written.slice(0, keep).split('\n').length - 1, keep };
  }
  let start = 0;
  let keep = 0;
  let rowStart = 0;
  let header = true;
  Papa.parse<string[]>(written, {
    delimiter: ',',
    newline: '\r\n',
    step: ({ data: [row], meta: { cursor } }) => {
      if (header) {
        header = false;
        // Without its end, the header is to be written again.
        keep = cursor;
      } else if (row === String(start)) {
        // Neither another line of the same row nor a number that was cut off.
        start += 1;
        keep = rowStart;
      }
      rowStart = cursor;
    },
  });
  return start === 0 ? { start, keep: written.endsWith('\r\n') ? keep : 0 } : { start: start - 1, keep };
}
