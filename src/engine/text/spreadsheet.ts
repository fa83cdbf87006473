/**
 * Text that a spreadsheet would take for a formula when it opens or is given a table: OWASP's list of first characters. The full-width ones
 * count, as Excel reads them in Japanese, and as that is how the engine writes text.
 */
export const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u;
const KEPT_FORMULA = /^'(?=[=+\-@＝＋－＠])/u;

/** A cell of a table whose cells are parted by tabs: no formula, in one line. */
export function tsvCell(text: string): string {
  const line = text.replaceAll(/[\t\r\n]+/gu, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}

/** A cell as it was before `tsvCell`, but for its line breaks and tabs. */
export function plainCell(cell: string): string {
  return cell.replace(KEPT_FORMULA, '');
}
