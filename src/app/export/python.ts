import { splitAtMarkers } from '../../engine/text/mask-markers.ts';
import type { ModelInPython } from '../models.ts';

export interface PythonOptions {
  /** The sentence as typed. */
  readonly text: string;
  readonly topK: number;
  readonly model: ModelInPython;
  /** The lexicons in force, in order, as compiled MeCab dictionaries. */
  readonly dictionaries: readonly string[];
}

/**
 * The same predictions by Python's transformers. The tokenizer gets its whole `mecab_kwargs`: giving a part of them turns NFKC
 * normalization back on, and may choose another system dictionary.
 */
export function pythonCode({ text, topK, model, dictionaries }: PythonOptions): string {
  return `# pip install "transformers[ja]" torch
import re
import unicodedata

from transformers import AutoModelForMaskedLM, BertJapaneseTokenizer, FillMaskPipeline

${comment(model.note)}
model = ${literal(model.source)}
${comment(DICTIONARIES_NOTE)}
dictionaries = [${dictionaries.map(literal).join(', ')}]

tokenizer = BertJapaneseTokenizer.from_pretrained(
    model,
    do_lower_case=False,
    word_tokenizer_type="mecab",
    subword_tokenizer_type="wordpiece",
    mecab_kwargs={
        "mecab_dic": "ipadic",
        "mecab_option": f'-u "{",".join(dictionaries)}"' if dictionaries else "",
        "normalize_text": False,
    },
)


def full_width(text):
    """ASCII and half-width katakana as the model was trained on them; nothing else changes."""

    def letters(kana):
        return unicodedata.normalize("NFKC", kana[0]).replace("\\u3099", "\\u309b").replace("\\u309a", "\\u309c")

    text = re.sub("[\\uff61-\\uff9f]+", letters, text)
    return text.translate({0x20: 0x3000} | {code: code + 0xFEE0 for code in range(0x21, 0x7F)})


text = ${literal(withPlainMarkers(text))}
parts = re.split(r"(\\[(?:MASK|PAD|UNK|CLS|SEP)\\])", text)
text = "".join(part if index % 2 else full_width(part) for index, part in enumerate(parts))

fill_mask = FillMaskPipeline(model=AutoModelForMaskedLM.from_pretrained(model), tokenizer=tokenizer)
masks = fill_mask(text, top_k=${topK})
for mask in masks if isinstance(masks[0], list) else [masks]:
    for row in mask:
        print(f"{row['score']:.6f}  {row['token_str']}")
`;
}

const DICTIONARIES_NOTE =
  'Paths of the user dictionaries, in order. A .tsv or .csv list becomes a .dic by:\n' +
  'npx jmed-mask lexicon compile lexicon/starter.tsv --out starter.dic';

/** The markers as Python's tokenizer knows them, however they were typed. */
function withPlainMarkers(text: string): string {
  return splitAtMarkers(text)
    .map((segment) => (segment.kind === 'special' ? segment.token : text.slice(segment.start, segment.end)))
    .join('');
}

/** JSON's escapes are Python's too. */
function literal(text: string): string {
  return JSON.stringify(text);
}

function comment(lines: string): string {
  return lines
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n');
}
