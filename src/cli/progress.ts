import type { OnProgress } from '../engine/io.ts';
import { say } from './streams.ts';

const MEGABYTE = 1e6;

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
