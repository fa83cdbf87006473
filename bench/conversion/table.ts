import { weightsFile } from '../../scripts/base-checkpoint/write.ts';
import type { Spread } from '../statistics.ts';
import type { Conversions } from './measure.ts';

/** Markdown. */
export function conversionTables(
  { rows, sizes }: Conversions,
  show: (value: Spread, digits: number) => string,
): string {
  const seconds = ({ median, lowest, highest }: Spread) =>
    show({ median: median / 1000, lowest: lowest / 1000, highest: highest / 1000 }, 1);
  const lines = rows.map(({ where, format, dtype, convertMs, digestMs, ratio, peakMB }) => {
    const peak = peakMB === undefined ? '–' : peakMB.toFixed(0);
    return [dtype, weightsFile(format), where, seconds(convertMs), seconds(digestMs), show(ratio, 2), peak];
  });
  return [
    '| to | from | in | converting, s | reading + sha256, s | ratio | peak memory, MB |',
    '|---|---|---|---|---|---|---|',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    '| dtype | MB | converting once in Node, s |',
    '|---|---|---|',
    ...sizes.map(
      ({ dtype, megabytes, convertMs }) => `| ${dtype} | ${megabytes.toFixed(1)} | ${(convertMs / 1000).toFixed(1)} |`,
    ),
  ].join('\n');
}
