import { parseArgs } from 'node:util';
import { DTYPES, type Dtype, isDtype } from '../engine/convert/dtypes.ts';
import { UsageError } from '../engine/errors.ts';

const OPTIONS = {
  model: { type: 'string' },
  dtype: { type: 'string' },
  lexicon: { type: 'string', multiple: true },
  'no-lexicon': { type: 'boolean' },
  'no-full-width': { type: 'boolean' },
  offsets: { type: 'boolean' },
  'top-k': { type: 'string' },
  targets: { type: 'string' },
  all: { type: 'boolean' },
  joint: { type: 'boolean' },
  phrase: { type: 'boolean' },
  candidates: { type: 'string' },
  filter: { type: 'string' },
  rank: { type: 'string' },
  beam: { type: 'string' },
  together: { type: 'string' },
  'whole-word': { type: 'boolean' },
  'max-pieces': { type: 'string' },
  order: { type: 'string' },
  token: { type: 'string' },
  mask: { type: 'string' },
  masking: { type: 'string' },
  pooling: { type: 'string' },
  normalize: { type: 'boolean' },
  swap: { type: 'string' },
  job: { type: 'string' },
  column: { type: 'string' },
  'no-header': { type: 'boolean' },
  input: { type: 'string' },
  format: { type: 'string' },
  resume: { type: 'boolean' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  fidelity: { type: 'string' },
  revision: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What `fill` can be asked beside transformers' question. */
const FILL_OPTIONS = [
  ...(['all', 'joint', 'phrase', 'candidates', 'filter', 'rank'] as const),
  ...(['beam', 'together', 'whole-word', 'max-pieces', 'order'] as const),
] as const;
const MODEL_OPTIONS = ['model', 'lexicon', 'no-lexicon', 'no-full-width'] as const;
const BATCH_OPTIONS = [
  ...(['job', 'top-k', 'targets', 'masking', 'pooling', 'normalize'] as const),
  ...(['column', 'no-header', 'input', 'out', 'format', 'resume'] as const),
] as const;

/** Each command's options; the others are refused, so that a misplaced one isn't passed over in silence. */
const COMMANDS: Readonly<Record<string, readonly (keyof typeof OPTIONS)[]>> = {
  tokenize: [...MODEL_OPTIONS, 'offsets'],
  fill: [...MODEL_OPTIONS, 'dtype', 'top-k', 'targets', ...FILL_OPTIONS],
  why: [...MODEL_OPTIONS, 'dtype', 'token', 'mask'],
  surprisal: [...MODEL_OPTIONS, 'dtype', 'masking'],
  embed: [...MODEL_OPTIONS, 'dtype', 'pooling', 'normalize'],
  nearest: [...MODEL_OPTIONS, 'dtype', 'pooling', 'top-k'],
  compare: [...MODEL_OPTIONS, 'dtype', 'top-k', 'swap'],
  batch: [...MODEL_OPTIONS, 'dtype', ...BATCH_OPTIONS],
  convert: ['out', 'dtype', 'force', 'fidelity', 'revision'],
  inspect: [],
  lexicon: ['out'],
};

export interface Arguments {
  readonly command: string;
  readonly positionals: readonly string[];
  readonly options: ReturnType<typeof parse>['values'];
}

/** @throws UsageError */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [command = 'help', ...rest] = positionals;
  if (values.help || command === 'help') return { command: 'help', positionals: rest, options: values };
  const allowed = COMMANDS[command];
  if (allowed === undefined) throw new UsageError(`There is no command "${command}".`);
  for (const name of Object.keys(values)) {
    if (!(allowed as readonly string[]).includes(name)) throw new UsageError(`${command} has no option --${name}.`);
  }
  return { command, positionals: rest, options: values };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/**
 * A whole number from 1.
 * @throws UsageError
 */
export function parseCount(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new UsageError(`--${option} is "${value}"; it must be a whole number from 1.`);
  return Number(value);
}

/**
 * One of a few words.
 * @throws UsageError
 */
export function parseChoice<Choice extends string>(
  option: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  const found = choices.find((choice) => choice === value);
  if (value !== undefined && found === undefined) {
    throw new UsageError(`--${option} is "${value}"; it can be ${choices.join(' or ')}.`);
  }
  return found;
}

/** @throws UsageError */
export function parseDtype(value: string): Dtype {
  if (!isDtype(value)) throw new UsageError(`There is no dtype "${value}"; there are ${DTYPES.join(', ')}.`);
  return value;
}
