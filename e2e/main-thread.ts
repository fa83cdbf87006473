import type { Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name?: string };
  /** Microseconds the thread worked on it; other processes' share of the processor is not in it. */
  readonly tdur?: number;
}

/** Milliseconds of work in each task of the page's main thread while something is done. */
export async function mainThreadTasks(page: Page, action: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  await action();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const place = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args.name === 'CrRendererMain';
  const mains = new Set(trace.traceEvents.filter(isMain).map(place));
  return trace.traceEvents
    .filter((event) => event.name === 'RunTask' && mains.has(place(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
}
