import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '../../testing/memory-files.ts';
import { mutated } from '../../testing/mutations.ts';
import {
  pickleReplacer,
  SMALLEST,
  smallestPickle,
  smallestPyTorch,
  smallestSafetensors,
} from '../../testing/smallest.ts';
import { openCheckpoint } from '../checkpoint/checkpoint.ts';
import { BadCheckpointError, CorruptFileError, NotFoundError, UnsupportedConfigError } from '../errors.ts';
import { randomOf } from '../random.ts';
import { convert } from './convert.ts';

const MUTATIONS = 10_000;
/** Of one file of a few kilobytes. */
const LIMIT_MS = 2000;
type Bytes = Uint8Array<ArrayBuffer>;

const FORESEEN = [BadCheckpointError, UnsupportedConfigError, CorruptFileError, NotFoundError];

/** @returns whether it could be converted */
async function converts(files: Readonly<Record<string, Bytes>>): Promise<boolean> {
  const source = SMALLEST.with(files);
  const sink = new MemoryFiles();
  const started = performance.now();
  try {
    const checkpoint = await openCheckpoint(source);
    await convert(checkpoint, sink, { dtypes: ['q8'], name: 'x', source, sourceFiles: [] });
    return true;
  } catch (error) {
    if (!FORESEEN.some((foreseen) => error instanceof foreseen)) throw error;
    expect(sink.files.has('manifest.json')).toBe(false);
    return false;
  } finally {
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  }
}

const pickled = smallestPickle();
const archive = await smallestPyTorch(pickled);
const withPickle = await pickleReplacer();

describe('malformed checkpoints', () => {
  it('start from ones that convert', async () => {
    expect(await converts({ 'model.safetensors': smallestSafetensors() })).toBe(true);
    expect(await converts({ 'pytorch_model.bin': archive })).toBe(true);
    expect(await converts({ 'pytorch_model.bin': withPickle(pickled) })).toBe(true);
  });

  it.each([
    ['safetensors file', smallestSafetensors(), (bytes: Bytes) => ({ 'model.safetensors': bytes })],
    ['pytorch_model.bin', archive, (bytes: Bytes) => ({ 'pytorch_model.bin': bytes })],
    ['pickle in a sound archive', pickled, (bytes: Bytes) => ({ 'pytorch_model.bin': withPickle(bytes) })],
  ] as const)(
    `are refused with what is wrong, or work: ${MUTATIONS} mutations of a %s`,
    async (_, original, files) => {
      const random = randomOf(11);
      let converted = 0;
      for (let mutation = 0; mutation < MUTATIONS; mutation++) {
        if (await converts(files(mutated(original, random)))) converted++;
      }
      expect(converted).toBeGreaterThan(0);
      expect(converted).toBeLessThan(MUTATIONS);
    },
    180_000,
  );
});
