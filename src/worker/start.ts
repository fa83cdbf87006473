import { observeRequests } from './requests.ts';

/** What `LivingApi.start` says, for every worker of ours. */
export async function start(lock: string, onRequests: (startTimes: readonly number[]) => void): Promise<boolean> {
  observeRequests(onRequests);
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return false;
  await new Promise<void>((held) => {
    void locks.request(lock, () => {
      held();
      return new Promise<never>(() => {});
    });
  });
  return true;
}
