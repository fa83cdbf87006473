import { RateMeter } from '../engine/hub/rate-meter.ts';
import type { DownloadState } from '../engine/hub/weight-downloads.ts';
import type { OnProgress } from '../engine/io.ts';
import { say } from './streams.ts';

const MEGABYTE = 1e6;
const LINE_MS = 5000;

/** A line on standard error for each tenth of each thing that is being made. */
export function progressLines(): OnProgress {
  const told = new Map<string, number>();
  return ({ what, loaded, total }) => {
    const tenth = Math.floor((10 * loaded) / Math.max(1, total));
    if (told.get(what) === tenth) return;
    told.set(what, tenth);
    say(`${what}: ${(loaded / MEGABYTE).toFixed(1)} of ${(total / MEGABYTE).toFixed(1)} MB`);
  };
}

/** A line on standard error for each tenth of a download, at least every five seconds, and when the connection is lost. */
export function downloadLines(): (state: DownloadState) => void {
  const meter = new RateMeter();
  let last = { tenth: -1, time: Number.NEGATIVE_INFINITY, waiting: false };
  return ({ loaded, total, waiting }) => {
    const { bytesPerSecond, secondsLeft } = meter.rate(loaded, total);
    const tenth = Math.floor((10 * loaded) / Math.max(1, total));
    const time = performance.now();
    if (waiting !== last.waiting && waiting) say('The connection is lost; trying again …');
    const isDue = tenth !== last.tenth || time - last.time >= LINE_MS;
    if (!isDue || waiting) {
      last = { ...last, waiting };
      return;
    }
    last = { tenth, time, waiting };
    const speed = bytesPerSecond === undefined ? '' : `, ${(bytesPerSecond / MEGABYTE).toFixed(1)} MB/s`;
    const left = secondsLeft === undefined ? '' : `, ${Math.ceil(secondsLeft)} s left`;
    say(`Downloaded ${(loaded / MEGABYTE).toFixed(1)} of ${(total / MEGABYTE).toFixed(1)} MB${speed}${left}`);
  };
}
