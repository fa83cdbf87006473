import { UsageError } from '../engine/errors.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { batchCommand } from './batch.ts';
import { compareCommand } from './compare.ts';
import { convertCommand } from './convert.ts';
import { embedCommand, nearestCommand } from './embed.ts';
import { fillCommand } from './fill.ts';
import { inspectCommand } from './inspect.ts';
import { lexiconCommand } from './lexicon.ts';
import { asJmedError, say } from './streams.ts';
import { surprisalCommand } from './surprisal.ts';
import { tokenizeCommand } from './tokenize.ts';
import { USAGE } from './usage.ts';
import { whyCommand } from './why.ts';

const COMMANDS: Readonly<Record<string, (args: Arguments) => Promise<number>>> = {
  tokenize: tokenizeCommand,
  fill: fillCommand,
  why: whyCommand,
  surprisal: surprisalCommand,
  embed: embedCommand,
  nearest: nearestCommand,
  compare: compareCommand,
  batch: batchCommand,
  convert: convertCommand,
  inspect: inspectCommand,
  lexicon: lexiconCommand,
  help: async () => {
    process.stdout.write(USAGE);
    return 0;
  },
};

async function main(argv: readonly string[]): Promise<number> {
  try {
    const args = parseArguments(argv);
    const run = COMMANDS[args.command];
    if (run === undefined) throw new UsageError(`There is no command "${args.command}".`);
    return await run(args);
  } catch (thrown) {
    const error = asJmedError(thrown);
    say(`jmed-mask: ${error.code}: ${error.message}`);
    if (!(error instanceof UsageError)) return 1;
    say(USAGE);
    return 2;
  }
}

// A reader that has enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// onnxruntime's threads would keep Node alive.
process.exit(await main(process.argv.slice(2)));
