import type { Settings } from '../store/settings.ts';

/** The page's address with a sentence in its hash, which browsers send to nobody. */
export function shareLink(page: string, text: string, { language, model }: Settings): string {
  const url = new URL(page);
  url.hash = new URLSearchParams({ text, lang: language, model }).toString();
  return url.href;
}
