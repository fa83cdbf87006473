import { UsageError } from '../engine/errors.ts';
import { FillMask } from '../engine/fill-mask/fill-mask.ts';
import { type Arguments, parseCount, parseDtype } from './arguments.ts';
import { candidatesQuestion } from './fill-candidates.ts';
import { filterQuestion } from './fill-filter.ts';
import { jointQuestion, phraseQuestion } from './fill-joint.ts';
import { rankQuestion } from './fill-rank.ts';
import { loadModel, resolveModel } from './models.ts';
import { forEachText, say } from './streams.ts';
import { loadReader } from './tokenizer.ts';

type Options = Arguments['options'];
type Reader = Awaited<ReturnType<typeof loadReader>>;
/** Answers one text with what is printed for it. */
export type Question = (fillMask: FillMask, text: string) => Promise<unknown>;

/** What `fill` can be asked instead of transformers' question, and the options that only go with it. */
const QUESTIONS = {
  joint: { ask: jointQuestion, options: ['top-k', 'beam', 'whole-word', 'together'] },
  phrase: { ask: phraseQuestion, options: ['top-k', 'beam', 'whole-word', 'max-pieces', 'order'] },
  candidates: { ask: candidatesQuestion, options: ['order'] },
  filter: { ask: filterQuestion, options: ['top-k', 'all'] },
  rank: { ask: rankQuestion, options: [] },
} as const satisfies Record<
  string,
  { ask: (options: Options, reader: Reader) => Question | Promise<Question>; options: readonly (keyof Options)[] }
>;
const PLAIN_OPTIONS: readonly (keyof Options)[] = ['top-k', 'all', 'targets'];

/** Ranked predictions for each text: transformers' fill-mask output, or the answer to another question. */
export async function fillCommand({ positionals, options }: Arguments): Promise<number> {
  const name = questionOf(options);
  const dtype = options.dtype === undefined ? undefined : parseDtype(options.dtype);
  const plain = name === undefined ? plainQuestion(options) : undefined;
  const model = await resolveModel(options.model);
  const reader = await loadReader(model, options);
  const question = plain ?? (await QUESTIONS[name as keyof typeof QUESTIONS].ask(options, reader));
  const fillMask = new FillMask(reader.tokenizer, await loadModel(model, dtype));
  return forEachText(positionals, (text) => question(fillMask, text));
}

/** transformers' fill-mask: a flat list for one mask, a list a mask for several. */
function plainQuestion(options: Options): Question {
  const topK = parseCount('top-k', options['top-k']);
  const targets = options.targets?.split(',');
  return async (fillMask, text) => {
    const rows = options.all ? fillMask.model.vocabSize : topK;
    const { masks, warnings } = await fillMask.predict(text, {
      fullWidth: options['no-full-width'] !== true,
      ...(rows !== undefined && { topK: rows }),
      ...(targets !== undefined && { targets }),
    });
    for (const warning of warnings) say(warning);
    return masks.length === 1 ? masks[0] : masks;
  };
}

/** Which other question is asked, when none of the options is another one's. */
function questionOf(options: Options): keyof typeof QUESTIONS | undefined {
  const names = (Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]).filter((name) => options[name] !== undefined);
  const [name, other] = names;
  if (other !== undefined) throw new UsageError(`--${name} and --${other} can't be asked together.`);
  if (options.all && options['top-k'] !== undefined) throw new UsageError('--all and --top-k exclude each other.');
  const own: readonly (keyof Options)[] = name === undefined ? PLAIN_OPTIONS : QUESTIONS[name].options;
  const all = [...PLAIN_OPTIONS, ...Object.values(QUESTIONS).flatMap((question) => question.options)];
  const stray = all.find((option) => options[option] !== undefined && !own.includes(option));
  if (stray !== undefined) {
    throw new UsageError(`--${stray} doesn't go with ${name === undefined ? 'plain fill' : `--${name}`}.`);
  }
  return name;
}
