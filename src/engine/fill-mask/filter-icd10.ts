/** ICD-10 chapters (WHO, 2019), for grouping codes; the names are WHO's and the Japanese edition's. */

export interface Icd10Chapter {
  /** Its Roman number. */
  readonly number: string;
  /** Categories from and to, both included. */
  readonly from: string;
  readonly to: string;
  readonly en: string;
  readonly ja: string;
}

function chapter(number: string, from: string, to: string, en: string, ja: string): Icd10Chapter {
  return { number, from, to, en, ja };
}

/** In order. Letters that chapters share (D, H) are cut by number. */
export const ICD10_CHAPTERS: readonly Icd10Chapter[] = [
  chapter('I', 'A00', 'B99', 'Certain infectious and parasitic diseases', '感染症及び寄生虫症'),
  chapter('II', 'C00', 'D48', 'Neoplasms', '新生物'),
  chapter(
    'III',
    'D50',
    'D89',
    'Diseases of the blood and blood-forming organs and certain disorders involving the immune mechanism',
    '血液及び造血器の疾患並びに免疫機構の障害',
  ),
  chapter('IV', 'E00', 'E90', 'Endocrine, nutritional and metabolic diseases', '内分泌，栄養及び代謝疾患'),
  chapter('V', 'F00', 'F99', 'Mental and behavioural disorders', '精神及び行動の障害'),
  chapter('VI', 'G00', 'G99', 'Diseases of the nervous system', '神経系の疾患'),
  chapter('VII', 'H00', 'H59', 'Diseases of the eye and adnexa', '眼及び付属器の疾患'),
  chapter('VIII', 'H60', 'H95', 'Diseases of the ear and mastoid process', '耳及び乳様突起の疾患'),
  chapter('IX', 'I00', 'I99', 'Diseases of the circulatory system', '循環器系の疾患'),
  chapter('X', 'J00', 'J99', 'Diseases of the respiratory system', '呼吸器系の疾患'),
  chapter('XI', 'K00', 'K93', 'Diseases of the digestive system', '消化器系の疾患'),
  chapter('XII', 'L00', 'L99', 'Diseases of the skin and subcutaneous tissue', '皮膚及び皮下組織の疾患'),
  chapter(
    'XIII',
    'M00',
    'M99',
    'Diseases of the musculoskeletal system and connective tissue',
    '筋骨格系及び結合組織の疾患',
  ),
  chapter('XIV', 'N00', 'N99', 'Diseases of the genitourinary system', '腎尿路生殖器系の疾患'),
  chapter('XV', 'O00', 'O99', 'Pregnancy, childbirth and the puerperium', '妊娠，分娩及び産じょく'),
  chapter('XVI', 'P00', 'P96', 'Certain conditions originating in the perinatal period', '周産期に発生した病態'),
  chapter(
    'XVII',
    'Q00',
    'Q99',
    'Congenital malformations, deformations and chromosomal abnormalities',
    '先天奇形，変形及び染色体異常',
  ),
  chapter(
    'XVIII',
    'R00',
    'R99',
    'Symptoms, signs and abnormal clinical and laboratory findings, not elsewhere classified',
    '症状，徴候及び異常臨床所見・異常検査所見で他に分類されないもの',
  ),
  chapter(
    'XIX',
    'S00',
    'T98',
    'Injury, poisoning and certain other consequences of external causes',
    '損傷，中毒及びその他の外因の影響',
  ),
  chapter('XX', 'V01', 'Y98', 'External causes of morbidity and mortality', '傷病及び死亡の外因'),
  chapter(
    'XXI',
    'Z00',
    'Z99',
    'Factors influencing health status and contact with health services',
    '健康状態に影響を及ぼす要因及び保健サービスの利用',
  ),
  chapter('XXII', 'U00', 'U99', 'Codes for special purposes', '特殊目的用コード'),
];

/** A code's category: a letter and two digits, whatever follows (a subdivision with or without a dot, a dagger). */
const CATEGORY = /(?<![A-Z0-9])[A-Z]\d\d/g;

/** The chapters of a lexicon's code, or of several in one string, such as `E112†H360*`; empty when it holds none. */
export function chaptersOf(codes: string): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const [category] of codes.matchAll(CATEGORY)) {
    const found = ICD10_CHAPTERS.find(({ from, to }) => from <= category && category <= to);
    if (found !== undefined) numbers.add(found.number);
  }
  return numbers;
}
