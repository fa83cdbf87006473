/** English, and the shape of every translation. Plurals and values follow i18next. */
export const en = {
  app: {
    title: 'JMed Mask',
    description: 'Predicts the masked word in Japanese medical text, on your own device',
    skip: 'Skip to the sentence',
  },
  settings: {
    label: 'Settings',
    model: 'Model',
    device: 'Runs on',
    devices: { auto: 'Auto', webgpu: 'WebGPU', wasm: 'WASM' },
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  },
  sentence: {
    label: 'Sentence',
    placeholder: 'A Japanese medical sentence with [MASK] where a word is missing',
    mask: 'MASK',
    maskHint: 'Put [MASK] at the caret or over the selection',
    undo: 'Undo',
    redo: 'Redo',
    examples: 'Examples',
  },
  reading: {
    label: 'As the model reads it',
    hint: 'click a word to mask it',
    maskWord: 'Mask “{{word}}”',
    mask: 'Mask {{number}}',
    space: 'space',
    more_one: 'and {{count}} more word',
    more_other: 'and {{count}} more words',
  },
  results: {
    label: 'Predictions',
    mask: 'Mask {{number}}',
    rank: 'Rank',
    word: 'Word',
    probability: 'Probability',
    fill: 'Fill mask {{number}} with “{{word}}”',
    rows: 'Rows',
    announce: 'Mask {{number}}: {{word}}, {{probability}}.',
    busy: 'Running…',
  },
  badge: {
    webgpu: 'WebGPU',
    wasm_one: 'WASM, {{count}} thread',
    wasm_other: 'WASM, {{count}} threads',
    tokens_one: '{{count}} token',
    tokens_other: '{{count}} tokens',
  },
  fallback: {
    'no-webgpu': 'This browser has no WebGPU, so it runs on WASM.',
    'no-adapter': 'No graphics processor can be used by WebGPU here, so it runs on WASM.',
    'adapter-failed': 'The graphics processor did not answer, so it runs on WASM.',
    'start-failed': 'WebGPU could not start the model, so it runs on WASM.',
    'device-lost': 'The graphics processor was lost, so it goes on with WASM.',
    other: 'WebGPU cannot be used ({{reason}}), so it runs on WASM.',
  },
  done: {
    filled: 'Mask {{mask}} filled with “{{word}}”.',
    masked: '“{{word}}” masked.',
    undo: 'Undo',
  },
  restarted: {
    title: 'The computing part stopped and was started again.',
    text: 'Your sentence is kept.',
    dismiss: 'Dismiss',
  },
  loading: {
    title: 'Loading {{model}}',
    starting: 'Starting {{model}}',
    bytes: '{{loaded}} of {{total}}',
    done: 'done',
    parts: { dictionary: 'Dictionary', lexicon: 'Lexicon', models: 'Model', ort: 'Runtime' },
  },
  errors: {
    empty: {
      title: 'Write a sentence',
      text: 'Write or paste Japanese medical text, with [MASK] where a word is missing.',
    },
    'no-mask': {
      title: 'Nothing is masked yet',
      text: 'Put a mask where a word should be predicted: click a word above, or insert one at the caret.',
    },
    'too-long': {
      title: 'The text is too long',
      text_one:
        'The model reads up to {{limit}} tokens; this text has {{tokens}}, one over. Nothing is cut off: shorten the text.',
      text_other:
        'The model reads up to {{limit}} tokens; this text has {{tokens}}, {{count}} over. Nothing is cut off: shorten the text.',
    },
    'no-target': { title: 'No candidates', text: 'None of the given words can be a candidate.' },
    'bad-checkpoint': { title: 'The model is malformed', text: 'Its files do not hold what they should.' },
    'unsupported-config': {
      title: 'This kind of model is not supported',
      text: 'Its files are in order, but describe a model that cannot be run here.',
    },
    'bad-lexicon': { title: 'The lexicon cannot be read', text: 'It is not in one of the known formats.' },
    'not-found': {
      title: 'A file is missing',
      text: '“{{what}}” is not on the server. The page may be incompletely installed.',
    },
    'corrupt-file': {
      title: 'A file is corrupt',
      text: '“{{file}}” is not what it should be, so it was not used.',
    },
    network: {
      title: 'A file could not be loaded',
      text: '“{{file}}” did not arrive. Check the connection and try again.',
    },
    runtime: {
      title: '{{device}} could not run the model',
      text: 'It did not start, or failed while running. Trying again starts it anew.',
    },
    worker: {
      title: 'The computing part of the page does not run',
      text: 'It stopped several times in a row, or did not start.',
    },
    cancelled: { title: 'Cancelled', text: 'The work was stopped.' },
    usage: { title: 'That makes no sense here', text: 'The page asked for something that cannot be done.' },
    unexpected: { title: 'Something went wrong', text: 'This was not foreseen. Trying again may help.' },
  },
  actions: {
    insertMask: 'Insert [MASK]',
    example: 'Use an example',
    retry: 'Try again',
    useWasm: 'Run on WASM',
  },
  kept: 'Your sentence is kept.',
  footer: {
    research: 'For research, not for diagnosis.',
    private: 'Nothing you type leaves this device.',
    requests_one: '{{count}} request since loading',
    requests_other: '{{count}} requests since loading',
  },
} as const;
