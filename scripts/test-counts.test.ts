import { describe, expect, it } from 'vitest';
import { playwrightCounts, settle, sum, vitestCounts } from './test-counts.ts';

describe('vitestCounts', () => {
  it('counts a file that failed before its first test', () => {
    const report = {
      numPassedTests: 4,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'passed', assertionResults: [{}, {}, {}, {}] },
      ],
    };
    expect(vitestCounts(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });
});

describe('playwrightCounts', () => {
  it('counts flaky tests and errors outside tests as failures', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}] };
    expect(playwrightCounts(report)).toEqual({ passed: 5, failed: 3, skipped: 3 });
  });
});

describe('settle', () => {
  it('leaves alone counts that the exit status agrees with', () => {
    expect(settle({ passed: 3, failed: 0, skipped: 0 }, 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
    expect(settle({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  it('fails a stage without a report, without a test, or that crashed', () => {
    expect(settle(null, 0).failed).toBe(1);
    expect(settle({ passed: 0, failed: 0, skipped: 9 }, 0).failed).toBe(1);
    expect(settle({ passed: 3, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(settle({ passed: 3, failed: 0, skipped: 0 }, null).failed).toBe(1);
  });
});

describe('sum', () => {
  it('adds all stages', () => {
    const stages = [
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 20, failed: 3, skipped: 1 },
    ];
    expect(sum(stages)).toEqual({ passed: 21, failed: 3, skipped: 1 });
  });
});
