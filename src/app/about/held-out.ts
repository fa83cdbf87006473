/** The held-out texts by their names in JMed Mini's card, in its order, and the keys of their names in the page's languages. */
export const HELD_OUT = {
  'all held-out': 'all',
  'disease words of the lexicon': 'diseases',
  'composed clinical sentences': 'composed',
  'medical licensing examination 119': 'examination',
  'case reports': 'cases',
  'chest CT reports': 'ct',
  'rare-disease descriptions': 'rare',
  Wikipedia: 'wikipedia',
} as const;
