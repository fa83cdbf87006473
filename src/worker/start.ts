import { observeRequests } from './requests.ts';

/** What `LivingApi.start` says, for every worker of ours. */
export async function start(lock: string, onRequests: (startTimes: readonly number[]) => void): Promise<boolean> {
  observeRequests(onRequests);
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return false;
  return new Promise<boolean>((tell) => {
    const hold = () => {
      tell(true);
      return new Promise<never>(() => {});
    };
    // Refused where the browser is set to let pages keep nothing.
    locks.request(lock, hold).catch(() => tell(false));
  });
}
