import { readdirSync, readFileSync } from 'node:fs';

/** The most memory a process had at a time, resident, in bytes; undefined where there is no /proc, and of one that ended. */
export function peakMemory(pid: number | 'self'): number | undefined {
  return residentBytes(pid, 'VmHWM');
}

/** The largest peak among the renderers of the browser that keeps its profile in this folder. */
export function rendererPeak(profile: string): number | undefined {
  return largestRenderer(profile, 'VmHWM');
}

/** What the largest of those renderers has now, resident, in bytes. */
export function rendererMemory(profile: string): number | undefined {
  return largestRenderer(profile, 'VmRSS');
}

type Measure = 'VmHWM' | 'VmRSS';

function residentBytes(pid: number | 'self', measure: Measure): number | undefined {
  const kibibytes = new RegExp(`^${measure}:\\s+(\\d+) kB$`, 'm').exec(procFile(pid, 'status'))?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

function largestRenderer(profile: string, measure: Measure): number | undefined {
  const parents = new Map(
    processes().map((pid) => [pid, Number(/^PPid:\s+(\d+)$/m.exec(procFile(pid, 'status'))?.[1])]),
  );
  const isOfBrowser = (pid: number | undefined): boolean =>
    pid !== undefined &&
    (procFile(pid, 'cmdline').includes(`--user-data-dir=${profile}`) || isOfBrowser(parents.get(pid)));
  const found = [...parents.keys()]
    .filter((pid) => procFile(pid, 'cmdline').includes('--type=renderer') && isOfBrowser(pid))
    .map((pid) => residentBytes(pid, measure) ?? 0);
  return found.length === 0 ? undefined : Math.max(...found);
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
