/** Of the filters and the full list, which are loaded apart from the page’s first script. */
export const list = {
  list: {
    filter: 'Show',
    kinds: { all: 'All', words: 'Whole words', diseases: 'Diseases' },
    chapter: 'ICD-10 chapter',
    anyChapter: 'ICD-10…',
    open: 'Full list',
    title: 'Full list',
    close: 'Close',
    mask: 'Mask',
    search: 'Where does a word rank?',
    rows: 'Words by rank; Enter fills the mask',
    shown: 'The first {{shown}} of {{total}} tokens. A search goes through all of them.',
    filtered_one: '{{shown}} of {{total}} token shown; it has {{mass}} of the probability.',
    filtered_other: '{{shown}} of {{total}} tokens shown; together they have {{mass}} of the probability.',
    exact: '“{{word}}” is at rank {{rank}}, with {{probability}}.',
    pieces: '“{{word}}” is no single token. Its pieces and their ranks: {{pieces}}.',
    none: 'There is no such token.',
    ofAll: '{{rank}} of all',
  },
} as const;
