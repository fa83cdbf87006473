export const USAGE = `Usage: npx jmed-mask COMMAND [OPTIONS]

  tokenize [TEXT…]     words, tokens and ids, as JSON
  fill [TEXT…]         ranked predictions for each [MASK], as JSON in transformers' shape
  convert SRC --out DIR --dtype a,b,…
                       a Hugging Face checkpoint to ONNX files: a folder, its weights' file, or
                       owner/name of a repository on the hub (HF_ENDPOINT: another hub)
  inspect DIR          a converted model's manifest, every file checked
  lexicon inspect FILE what is in a user dictionary
  lexicon compile IN --out OUT.dic
                       a user dictionary as MeCab compiles it (for its -u)

Without TEXT, lines are read from standard input: one JSON value a line.

  --model DIR          a Hugging Face folder or a converted one (default: the embedded model)
  --dtype NAME         which of the model's files to run (default: q8, else fp32)
  --lexicon FILE       a user dictionary (.dic, .csv, .tsv); may be repeated
  --no-lexicon         without the model's default lexicon
  --no-full-width      text as typed
  --offsets            tokenize: each token's span in the text
  --top-k N            fill: rows a mask (default 5)
  --targets a,b        fill: rank these words only
  --revision REV       convert: branch, tag or commit of the repository (default: main)
  --force              convert: replace what is in DIR
  --fidelity FILE|default
                       convert: measure the dtypes against fp32 on the sentences of FILE
`;
