/** What JMed Mini's card says in figures: held-out scores are shares from 0 to 1, losses are in nats a masked piece. */
export interface MiniCard {
  /** Pieces of text, collected and composed. */
  readonly collected: number;
  readonly composed: number;
  readonly lexiconWords: number;
  readonly maskedShare: number;
  /** Lengths of training sequences, in tokens, and the share that has the first. */
  readonly lengths: readonly [number, number];
  readonly firstLengthShare: number;
  readonly batchTokens: number;
  readonly peakRate: number;
  readonly seenTokens: number;
  /** How many times as large the official model is. */
  readonly timesSmaller: number;
  readonly scores: readonly HeldOut[];
  readonly examples: { readonly all: number; readonly first: number; readonly firstFive: number };
  readonly sources: readonly { readonly licence: string; readonly works: readonly string[] }[];
}

export interface HeldOut {
  /** The card's own name of the text. */
  readonly text: string;
  readonly masks: number;
  readonly top1: number;
  readonly top10: number;
  readonly loss: number;
}

const MILLION = 1e6;

/**
 * Reads the figures out of the model's card, so that the page can show no others.
 * @param card models/jmed-mini/README.md
 * @throws Error when it is no longer written as it was: then what is read here is to be changed with it
 */
export function parseMiniCard(card: string): MiniCard {
  const text = card.replaceAll('\n', ' ');
  const [collected, composed] = figures(text, /([\d.]+) million pieces of collected text and ([\d.]+) million/u);
  const [masked] = figures(text, /Whole-word masking at ([\d.]+) %/u);
  const [short, shortShare, long] = figures(text, /sequences of (\d+) \((\d+) %\) and (\d+)/u);
  const [all, first, firstFive] = figures(
    text,
    /On the (\d+) example sentences .*? first in (\d+) and among the first five in (\d+)/u,
  );
  return {
    collected: collected * MILLION,
    composed: composed * MILLION,
    lexiconWords: figures(text, /`starter\.tsv` \(([\d,]+) disease names/u)[0],
    maskedShare: masked / 100,
    lengths: [short, long],
    firstLengthShare: shortShare / 100,
    batchTokens: figures(text, /batch ([\d,]+) tokens/u)[0],
    peakRate: figures(text, /peak (\d+e-\d+)/u)[0],
    seenTokens: figures(text, /(\d+) M tokens seen/u)[0] * MILLION,
    timesSmaller: figures(text, /it is (\d+) times smaller/u)[0],
    scores: [...card.matchAll(SCORES)].map(([, name = '', masks = '', top1 = '', top10 = '', loss = '']) => ({
      text: name.trim(),
      masks: numberOf(masks),
      top1: numberOf(top1) / 100,
      top10: numberOf(top10) / 100,
      loss: numberOf(loss),
    })),
    examples: { all, first, firstFive },
    sources: [...card.matchAll(/^- ([^:\n]+): (.+)$/gmu)].map(([, licence = '', works = '']) => ({
      licence,
      works: works.split(', '),
    })),
  };
}

const SCORES = /^\| ([^|]+) \| ([\d,]+) \| ([\d.]+) % \| ([\d.]+) % \| ([\d.]+) \|$/gmu;

type Figures = readonly [number, number, number];

function figures(text: string, pattern: RegExp): Figures {
  const found = pattern.exec(text);
  if (!found) throw new Error(`The card has no longer: ${pattern.source}`);
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = found.slice(1).map(numberOf);
  return [first, second, third];
}

function numberOf(written: string): number {
  return Number(written.replaceAll(',', ''));
}
