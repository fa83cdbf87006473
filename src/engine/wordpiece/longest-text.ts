/** In UTF-16 units. Many times what any model takes, and little enough to be read while a person types. */
export const LONGEST_TEXT = 20_000;
