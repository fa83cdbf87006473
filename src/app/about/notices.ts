export interface Notice {
  /** The work, with its version and licence where it is a package. */
  readonly title: string;
  readonly text: string;
}

const LINE = `${'-'.repeat(80)}\n`;

/**
 * The works that NOTICE names, each apart, in its order.
 * @param notice the file as scripts/notice.ts writes it; what stands before the first line is the program's own
 */
export function parseNotices(notice: string): { readonly head: string; readonly notices: readonly Notice[] } {
  const [head = '', ...parts] = notice.split(LINE);
  const notices = parts.map((part) => {
    const end = part.indexOf('\n');
    return { title: part.slice(0, end), text: part.slice(end).trim() };
  });
  return { head: head.trim(), notices };
}
