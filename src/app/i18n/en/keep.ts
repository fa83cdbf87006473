/** Of the history and of what takes sentences and predictions along, which are loaded apart from the page’s first script. */
export const keep = {
  keep: {
    past: 'History',
    close: 'Close',
    keep: 'Keep on this device',
    kept: 'The sentences stay in this browser, on this device only, until you clear them or turn this off.',
    notKept: 'The sentences last until the page is closed.',
    search: 'Search the sentences',
    sentences: 'Earlier sentences',
    empty: 'Sentences you have tried will be listed here.',
    notFound: 'No sentence has that.',
    forget: 'Forget “{{text}}”',
    clear: 'Clear all',
    share: 'Share',
    link: 'Copy a link with the sentence',
    python: 'Copy as Python',
    rows: 'Copy the rows',
    json: 'Save as JSON',
  },
} as const;
