/**
 * A user dictionary as MeCab 0.996 compiles it (version 102). Little-endian: ten u32 (magic, version, type, words, left
 * and right ids, bytes of double array, of tokens and of features, 0), 32 bytes charset; then
 * - a double array over UTF-8 bytes, units of {i32 base, u32 check}: the child for byte b of a node with base B is unit
 *   B + b + 1 with check B; a key ends where unit B has check B and a negative base, -value - 1, and a value is
 *   (index of the first token << 8) | number of tokens;
 * - tokens, 16 bytes each: u16 left id, u16 right id, u16 part of speech, i16 cost, u32 offset of features, u32 0;
 * - features, NUL-terminated.
 */
export const HEADER_BYTES = 72;
/** magic XOR file size. */
export const MAGIC_XOR = 0xef718f77;
export const VERSION = 102;
export const SYSTEM_DICTIONARY = 0;
export const USER_DICTIONARY = 1;
export const CHARSET_OFFSET = 40;
export const UNIT_BYTES = 8;
export const TOKEN_BYTES = 16;
export const MAX_TOKENS_OF_KEY = 0xff;
