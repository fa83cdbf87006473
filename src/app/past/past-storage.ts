const KEY = 'jmed-mask-history';

/** The sentences kept on this device; undefined when the person hasn't turned keeping on. */
export function loadPast(): readonly string[] | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored === null) return undefined;
    const past: unknown = JSON.parse(stored);
    return Array.isArray(past) ? past.filter((sentence) => typeof sentence === 'string') : [];
  } catch {
    // Storage can be switched off, or hold anything.
    return undefined;
  }
}

/**
 * @param past undefined: nothing is kept any more
 * @returns whether it was done
 */
export function savePast(past: readonly string[] | undefined): boolean {
  try {
    if (past === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(past));
    return true;
  } catch {
    return false;
  }
}
