import * as v from 'valibot';
import { UnsupportedConfigError } from '../errors.ts';

/** What the engine keeps of a BertJapaneseTokenizer's `tokenizer_config.json`. */
export const tokenizerConfigSchema = v.object({
  /** MeCab does Unicode NFKC first unless `mecab_kwargs.normalize_text` is false. */
  normalizeText: v.boolean(),
  /** The MeCab system dictionary, as transformers names it. */
  mecabDic: v.literal('ipadic'),
  /** MeCab's command-line options, such as `-u starter.dic`; '' when there are none. */
  mecabOption: v.string(),
  /** The user dictionaries `mecabOption` names, in order. */
  userDictionaries: v.array(v.string()),
});

export type TokenizerConfig = v.InferOutput<typeof tokenizerConfigSchema>;

/** Settings that change the tokens: absent (with the default being right), or exactly this. */
const REQUIRED: Readonly<Record<string, { readonly value: unknown; readonly mayBeAbsent: boolean }>> = {
  do_lower_case: { value: false, mayBeAbsent: true },
  word_tokenizer_type: { value: 'mecab', mayBeAbsent: false },
  subword_tokenizer_type: { value: 'wordpiece', mayBeAbsent: false },
  do_word_tokenize: { value: true, mayBeAbsent: true },
  do_subword_tokenize: { value: true, mayBeAbsent: true },
  unk_token: { value: '[UNK]', mayBeAbsent: true },
  cls_token: { value: '[CLS]', mayBeAbsent: true },
  sep_token: { value: '[SEP]', mayBeAbsent: true },
  pad_token: { value: '[PAD]', mayBeAbsent: true },
  mask_token: { value: '[MASK]', mayBeAbsent: true },
};

const CLASSES: readonly unknown[] = ['BertJapaneseTokenizer', 'BertJapaneseTokenizerFast'];

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param json the parsed `tokenizer_config.json`
 * @throws UnsupportedConfigError for a tokenizer the engine does not reproduce, saying which setting
 */
export function parseTokenizerConfig(json: unknown): TokenizerConfig {
  if (!isObject(json)) throw new UnsupportedConfigError('tokenizer_config.json: not a JSON object');
  const tokenizerClass = json['tokenizer_class'];
  if (tokenizerClass !== undefined && !CLASSES.includes(tokenizerClass)) {
    throw new UnsupportedConfigError(
      `tokenizer_config.json: tokenizer_class is ${JSON.stringify(tokenizerClass)}; only BertJapaneseTokenizer is supported`,
    );
  }
  for (const [key, { value, mayBeAbsent }] of Object.entries(REQUIRED)) {
    const given = tokenContent(json[key]);
    if (given === value || (given === undefined && mayBeAbsent)) continue;
    const found = given === undefined ? 'missing' : JSON.stringify(given);
    throw new UnsupportedConfigError(
      `tokenizer_config.json: ${key} is ${found}; only ${JSON.stringify(value)} is supported`,
    );
  }
  return parseMecab(json['mecab_kwargs']);
}

/** Special tokens are written as a string, or as an AddedToken object with its text in `content`. */
function tokenContent(value: unknown): unknown {
  return isObject(value) ? value['content'] : value;
}

function parseMecab(given: unknown): TokenizerConfig {
  if (given !== undefined && given !== null && !isObject(given)) {
    throw new UnsupportedConfigError('tokenizer_config.json: mecab_kwargs is not an object');
  }
  const mecab: Json = isObject(given) ? given : {};
  if (mecab['do_lower_case'] !== undefined && mecab['do_lower_case'] !== false) {
    throw new UnsupportedConfigError('tokenizer_config.json: mecab_kwargs.do_lower_case is not supported');
  }
  const never = mecab['never_split'];
  if (never !== undefined && never !== null && !(Array.isArray(never) && never.length === 0)) {
    throw new UnsupportedConfigError('tokenizer_config.json: mecab_kwargs.never_split is not supported');
  }
  const mecabDic = mecab['mecab_dic'] ?? 'ipadic';
  if (mecabDic !== 'ipadic') {
    throw new UnsupportedConfigError(
      `tokenizer_config.json: mecab_kwargs.mecab_dic is ${JSON.stringify(mecabDic)}; only "ipadic" is supported`,
    );
  }
  const mecabOption = mecab['mecab_option'] ?? '';
  if (typeof mecabOption !== 'string') {
    throw new UnsupportedConfigError('tokenizer_config.json: mecab_kwargs.mecab_option is not a string');
  }
  return {
    normalizeText: mecab['normalize_text'] !== false,
    mecabDic,
    mecabOption,
    userDictionaries: userDictionaries(mecabOption),
  };
}

/** `-u a.dic,b.dic`, `-ua.dic` or `--userdic=a.dic`; any other option changes the analysis and is refused. */
function userDictionaries(option: string): string[] {
  const words = option.split(/\s+/u).filter((word) => word !== '');
  const files: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const inline = /^(?:-u|--userdic=)(.+)$/u.exec(word)?.[1];
    const list = inline ?? (word === '-u' || word === '--userdic' ? words[++i] : undefined);
    if (list === undefined) {
      throw new UnsupportedConfigError(
        `tokenizer_config.json: mecab_kwargs.mecab_option ${JSON.stringify(option)}: only -u FILE is supported`,
      );
    }
    files.push(...list.split(',').filter((file) => file !== ''));
  }
  return files;
}
