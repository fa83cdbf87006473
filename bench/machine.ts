import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** What a figure depends on besides the program. */
export function machineFacts(): Record<string, string | number> {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
  };
}
