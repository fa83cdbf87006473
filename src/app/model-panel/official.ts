import { OFFICIAL_REPO } from '../../engine/convert/self-test.ts';

/** The checkpoint this project is about, as its authors published it. Its facts are those of its model card. */
export const OFFICIAL = {
  repo: OFFICIAL_REPO,
  revision: 'main',
  licence: 'https://creativecommons.org/licenses/by-nc-sa/4.0/',
  /** The disease dictionary with which its text was cut into words. */
  dictionary: 'https://sociocom.jp/~data/2018-manbyo/data/MANBYO_201907_Dic-utf8.dic',
  notebooks: 'https://colab.research.google.com/drive/1yqUaqLf0Lf_imRT9TXPXEt1dowfK_2CS?usp=sharing',
  authors: '杉本海人、壹岐太一、知田悠生、金沢輝一、相澤彰子',
  title: 'JMedRoBERTa: 日本語の医学論文にもとづいた事前学習済み言語モデルの構築と評価',
  paper: 'https://www.anlp.jp/proceedings/annual_meeting/2023/pdf_dir/P3-1.pdf',
} as const;

export const AUTHORS = 'Sugimoto, Iki, Chida, Kanazawa, Aizawa (2023)';

export const BIBTEX = `@InProceedings{sugimoto_nlp2023_jmedroberta,
  author =    "杉本海人 and 壹岐太一 and 知田悠生 and 金沢輝一 and 相澤彰子",
  title =     "J{M}ed{R}o{BERT}a: 日本語の医学論文にもとづいた事前学習済み言語モデルの構築と評価",
  booktitle = "言語処理学会第29回年次大会",
  year =      "2023",
  url =       "${OFFICIAL.paper}"
}

@InProceedings{sugimoto_nlp2023_jmedroberta,
  author =    "Sugimoto, Kaito and Iki, Taichi and Chida, Yuki and Kanazawa, Teruhito and Aizawa, Akiko",
  title =     "J{M}ed{R}o{BERT}a: a Japanese Pre-trained Language Model on Academic Articles in Medical Sciences (in Japanese)",
  booktitle = "Proceedings of the 29th Annual Meeting of the Association for Natural Language Processing",
  year =      "2023",
  url =       "${OFFICIAL.paper}"
}
`;

/** The page of a repository for people. */
export function pageOf(hub: string, repo: string, revision?: string): string {
  return `${hub}/${repo}${revision === undefined ? '' : `/tree/${encodeURIComponent(revision)}`}`;
}
