/**
 * Character categories (MeCab's char.def), one 32-bit word a UTF-16 unit in the layout of MeCab's char.bin:
 * bits 0-17 the categories a character belongs to, 18-25 its default category, 26-29 LENGTH, 30 GROUP, 31 INVOKE.
 */
export type CharInfo = number;

export const categories = (info: CharInfo): number => info & 0x3ffff;
export const defaultCategory = (info: CharInfo): number => (info >>> 18) & 0xff;
/** Unknown words of 1..n characters are tried. */
export const maxLength = (info: CharInfo): number => (info >>> 26) & 0xf;
/** The run of characters that share a category, each with the one before it, is tried as one unknown word. */
export const grouped = (info: CharInfo): boolean => ((info >>> 30) & 1) === 1;
/** Unknown words are tried even where a known one begins. */
export const invoked = (info: CharInfo): boolean => info >>> 31 === 1;

/** MeCab's CharInfo::isKindOf. */
export const shareCategory = (a: CharInfo, b: CharInfo): boolean => (a & b & 0x3ffff) !== 0;

/** A table of categories by UTF-16 unit: 65,536 entries. */
export class CharCategories {
  private readonly table: Uint32Array;
  /** The category that spaces have: they are skipped before a word. */
  readonly space: CharInfo;

  constructor(table: Uint32Array) {
    this.table = table;
    this.space = table[0x20] as number;
  }

  /** Of the character at units[at]. MeCab's table ends at U+FFFF: characters above have the category of U+0000. */
  at(units: Uint16Array, at: number): CharInfo {
    const unit = units[at] as number;
    return this.table[isPair(units, at) ? 0 : unit] as number;
  }
}

/** UTF-16 units of the character at units[at]: 2 for a surrogate pair, else 1 (a lone surrogate is a character). */
export function charLength(units: Uint16Array, at: number): number {
  return isPair(units, at) ? 2 : 1;
}

function isPair(units: Uint16Array, at: number): boolean {
  if (((units[at] as number) & 0xfc00) !== 0xd800 || at + 1 >= units.length) return false;
  return ((units[at + 1] as number) & 0xfc00) === 0xdc00;
}
