/** Tells of every request this realm (a page or a worker) has made: when it began, in milliseconds since the epoch. */
export function observeRequests(onRequests: (startTimes: readonly number[]) => void): void {
  const observer = new PerformanceObserver((list) => {
    onRequests(list.getEntries().map(({ startTime }) => performance.timeOrigin + startTime));
  });
  observer.observe({ type: 'resource', buffered: true });
}
