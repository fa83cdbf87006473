import { array, assert, constantFrom, integer, property, string, tuple } from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Prediction } from '../fill-mask/prediction.ts';
import type { Outcome } from './outcome.ts';
import { embeddingShape, FILL_SHAPE, type ResultFormat, resultWriter } from './results.ts';
import { resumePoint } from './resume.ts';

type Filled = Outcome<{ masks: Prediction[][] }>;

function filled(row: number, text: string, ...masks: Prediction[][]): Filled {
  return { row, line: row + 1, text, result: { masks } };
}

const LUNG: Prediction = { score: 0.5, token: 7, token_str: '肺', sequence: '肺 。' };
const SIGNED: Prediction = { score: 0.25, token: 8, token_str: '-', sequence: '- 。' };
const FAILED: Filled = { row: 1, line: 2, text: 'x', error: { code: 'no-mask', message: 'No mask', params: {} } };

function written(format: ResultFormat, outcomes: readonly Filled[]): string {
  const writer = resultWriter(format, FILL_SHAPE);
  return writer.start() + outcomes.map((outcome) => writer.outcome(outcome)).join('') + writer.end();
}

describe('resultWriter', () => {
  it('writes CSV with a line a prediction, and errors in their row’s place', () => {
    expect(written('csv', [filled(0, '[MASK]。', [LUNG]), FAILED]).split('\r\n')).toEqual([
      'row,line,text,mask,rank,token,token_str,score,sequence,error,message',
      '0,1,[MASK]。,1,1,7,肺,0.5,肺 。,,',
      '1,2,x,,,,,,,no-mask,No mask',
      '',
    ]);
  });

  it('takes the power from text that a spreadsheet would run, and leaves numbers alone', () => {
    const dangerous = ['=1+1', '+1', '-1', '@SUM', '\t=1', '\r=1', '=1\n=2', '="\''];
    const csv = written(
      'csv',
      dangerous.map((text, row) => filled(row, text, [SIGNED])),
    );
    const cells = Papa.parse<string[]>(csv, { newline: '\r\n' }).data.slice(1, -1);
    expect(cells.map(([, , text]) => text)).toEqual(dangerous.map((text) => `'${text}`));
    expect(cells[0]?.slice(6, 9)).toEqual(["'-", '0.25', "'- 。"]);
    const shape = embeddingShape(2);
    const vector = { row: 0, line: 1, text: 'x', result: Float32Array.of(-1.5, 2) };
    expect(resultWriter('csv', shape).outcome(vector)).toBe('0,1,x,-1.5,2,,\r\n');
  });

  it('writes JSONL with the row told, and JSON in transformers’ shape', () => {
    const outcomes = [filled(0, 'a', [LUNG]), FAILED, filled(2, 'b', [LUNG], [SIGNED])];
    const lines = written('jsonl', outcomes).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { row: 0, line: 1, text: 'a', result: [LUNG] },
      { row: 1, line: 2, text: 'x', error: { code: 'no-mask', message: 'No mask' } },
      { row: 2, line: 3, text: 'b', result: [[LUNG], [SIGNED]] },
    ]);
    expect(JSON.parse(written('json', outcomes))).toEqual([
      [LUNG],
      { error: { code: 'no-mask', message: 'No mask' } },
      [[LUNG], [SIGNED]],
    ]);
    expect(JSON.parse(written('json', []))).toEqual([]);
  });
});

describe('resumePoint', () => {
  const texts = array(string({ unit: constantFrom('肺', '"', ',', '\r', '\n', '1', '=') }), {
    minLength: 1,
    maxLength: 13,
  });

  it.each(['csv', 'jsonl'] as const)('goes on from any cut of %s to the same whole', (format) => {
    assert(
      property(tuple(texts, integer({ min: 0, max: 1000 })), ([rows, cut]) => {
        const outcomes = rows.map((text, row) =>
          row % 3 === 1 ? { ...FAILED, row, line: row + 1, text } : filled(row, text, [LUNG, SIGNED]),
        );
        const whole = written(format, outcomes);
        const { start, keep } = resumePoint(whole.slice(0, Math.floor((cut / 1000) * whole.length)), format);
        const writer = resultWriter(format, FILL_SHAPE);
        const rest = outcomes.slice(start).map((outcome) => writer.outcome(outcome));
        expect(whole.slice(0, keep) + (keep === 0 ? writer.start() : '') + rest.join('')).toBe(whole);
      }),
    );
  });

  it('starts anew after nothing', () => {
    expect(resumePoint('', 'csv')).toEqual({ start: 0, keep: 0 });
    expect(resumePoint('', 'jsonl')).toEqual({ start: 0, keep: 0 });
  });
});
