/**
 * The page's address for what another app has shared with it. The text goes into the hash, which is never sent.
 * @param form with the fields `title` and `text` of the web app manifest's share target
 * @param page the page's own address
 */
export function sharedLink(form: FormData, page: URL): URL {
  const [text, title] = [form.get('text'), form.get('title')].map((value) => (typeof value === 'string' ? value : ''));
  const link = new URL(page);
  link.hash = new URLSearchParams({ text: text || title || '' }).toString();
  return link;
}
