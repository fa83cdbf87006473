export const USAGE = `Usage: npx jmed-mask COMMAND [OPTIONS]

  tokenize [TEXT…]     words, tokens and ids, as JSON
  fill [TEXT…]         ranked predictions for each [MASK], as JSON in transformers' shape
  why [TEXT…]          what each context word does for a mask's prediction: occlusion saliency, in nats
  surprisal [TEXT…]    pseudo-perplexity of text without masks, and the surprisal of its words and tokens
  embed [TEXT…]        a vector for each text
  nearest [TEXT…]      each text's nearest others, by cosine similarity
  compare TEXT_A TEXT_B
                       the predictions for two texts, with differences in rank and probability
  batch [FILE]         a job on each row of a text, CSV, TSV or JSONL file (default: standard input)
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
  --all                fill: every token of the vocabulary (or of the filter)
  --filter diseases|words|icd10:II,IX
                       fill: only the lexicon's words, whole words, or words of these ICD-10 chapters, and their mass
  --rank a,b           fill: where each of these words ranks in the whole vocabulary
  --joint              fill: adjacent masks together, by beam search from left to right
  --phrase             fill: a mask (or adjacent ones) by phrases of 1, 2, … pieces
  --candidates FILE|a,b
                       fill: rank these words, of any number of pieces, by pseudo-log-likelihood (a file: one a line)
  --beam N             joint, phrase: fills that are followed (default 8)
  --together text      joint: all masks of the text as one group
  --whole-word         joint, phrase: one word, its following pieces all with ##
  --max-pieces N       phrase: pieces at most (default 4)
  --order raw|mean     phrase, candidates: by log-probability, or by log-probability a piece
  --token WORD         why: the prediction to explain (default: the first)
  --mask N             why: which of the text's masks (default 1)
  --masking token|word surprisal: one token masked at a time, or a whole word (default token)
  --pooling cls|mean   embed, nearest: [CLS], or the mean of the tokens between [CLS] and [SEP] (default mean)
  --normalize          embed: vectors of length 1
  --swap A=B           compare: TEXT_A with itself, A made B
  --job fill|surprisal|embed
                       batch: what to do with each row (default fill); goes with that command's options
  --column NAME|N      batch: the column to read (default: text or sentence, else the first)
  --no-header          batch: the first row is no header
  --input lines|csv|tsv|jsonl
                       batch: what FILE is (default: by its ending, else lines)
  --format csv|jsonl|json
                       batch: what to write (default: by the ending of --out, else jsonl)
  --out FILE           batch: where to (default: standard output)
  --resume             batch: go on from what --out holds already (csv, jsonl)
  --force              convert: replace what is in DIR
  --fidelity FILE|default
                       convert: measure the dtypes against fp32 on the sentences of FILE
`;
