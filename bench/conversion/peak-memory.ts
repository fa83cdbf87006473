import { readdirSync, readFileSync } from 'node:fs';

/** The most memory a process had at a time, resident, in bytes; undefined where there is no /proc, and of one that ended. */
export function peakMemory(pid: number | 'self'): number | undefined {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(procFile(pid, 'status'))?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

/** The largest peak among the renderers of the browser that keeps its profile in this folder. */
export function rendererPeak(profile: string): number | undefined {
  const parents = new Map(
    processes().map((pid) => [pid, Number(/^PPid:\s+(\d+)$/m.exec(procFile(pid, 'status'))?.[1])]),
  );
  const isOfBrowser = (pid: number | undefined): boolean =>
    pid !== undefined &&
    (procFile(pid, 'cmdline').includes(`--user-data-dir=${profile}`) || isOfBrowser(parents.get(pid)));
  const peaks = [...parents.keys()]
    .filter((pid) => procFile(pid, 'cmdline').includes('--type=renderer') && isOfBrowser(pid))
    .map((pid) => peakMemory(pid) ?? 0);
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function procFile(pid: number | 'self', name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
