import type { Spread } from '../statistics.ts';
import type { PeerTimings } from './measure.ts';

/** A table a model and place; times in ms, and how many times as long as ours (one mask) a side takes. */
export function peerTables(results: readonly PeerTimings[], show: (spread: Spread, digits: number) => string): string {
  return results
    .map(({ model, place, timings }) => {
      const rows = timings.map(({ side, masks, tokens, milliseconds, processorMs }) => {
        const ours = timings.find((one) => one.tokens === tokens)?.milliseconds.median ?? Number.NaN;
        const cells = [
          tokens,
          side,
          masks,
          show(milliseconds, 1),
          processorMs ? processorMs.median.toFixed(1) : '–',
          (milliseconds.median / ours).toFixed(2),
        ];
        return `| ${cells.join(' | ')} |`;
      });
      const header = '| tokens | side | masks | ms | processor, ms | times ours |\n|---|---|---|---|---|---|';
      return `${model}, ${place}\n\n${header}\n${rows.join('\n')}\n`;
    })
    .join('\n');
}
