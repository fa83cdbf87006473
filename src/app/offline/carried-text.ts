/**
 * The sentence over a reload that the page itself makes. It lies in this tab's history entry and nowhere else, and is taken out of it at once
 * on the other side: typed text is not stored.
 */
export function carryText(text: string): void {
  history.replaceState({ text }, '');
}

export function takeCarriedText(): string | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('text' in state)) return undefined;
  history.replaceState(null, '');
  return typeof state.text === 'string' ? state.text : undefined;
}
