import { JmedError, RuntimeError, StorageError } from '../engine/errors.ts';
import { isNoRoom } from './storage-errors.ts';

/** Lines end at \n or \r\n only; nothing is trimmed, and a BOM stays. A final \n makes no extra line. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** Results: one JSON value a line on standard output. */
export async function print(value: unknown): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(`${JSON.stringify(value)}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

/** Everything that is not a result. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Anything thrown, as one of the engine's errors. */
export function asJmedError(error: unknown): JmedError {
  if (error instanceof JmedError) return error;
  if (isNoRoom(error)) return new StorageError(error.message, { cause: error });
  return new RuntimeError('node', error instanceof Error ? error.message : String(error), { cause: error });
}

/** The texts given, or else the lines of standard input. */
export function textsOf(texts: readonly string[]): Iterable<string> | AsyncIterable<string> {
  return texts.length > 0 ? texts : linesOf(process.stdin);
}

/**
 * Runs `work` on each text and prints what it gives, in order. A single text's error is the command's; any other
 * failing one prints an error in its place.
 * @returns the exit status
 */
export async function forEachText(texts: readonly string[], work: (text: string) => Promise<unknown>): Promise<number> {
  if (texts.length === 1) {
    await print(await work(texts[0] as string));
    return 0;
  }
  let failed = false;
  for await (const text of textsOf(texts)) {
    try {
      await print(await work(text));
    } catch (thrown) {
      const { code, message } = asJmedError(thrown);
      await print({ error: { code, message } });
      failed = true;
    }
  }
  return failed ? 1 : 0;
}
