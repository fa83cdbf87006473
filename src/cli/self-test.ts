import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dtype } from '../engine/convert/dtypes.ts';
import { MANIFEST_NAME, parseManifest, serializeManifest } from '../engine/convert/manifest.ts';
import { judgeSelfTest, OFFICIAL_EXPECTATION, SELF_TEST_ROWS } from '../engine/convert/self-test.ts';
import { FillMask } from '../engine/fill-mask/fill-mask.ts';
import type { Prediction } from '../engine/fill-mask/prediction.ts';
import { loadModel, resolveModel } from './models.ts';
import { say } from './streams.ts';
import { loadTokenizer } from './tokenizer.ts';

/** Runs the official model's known example with each converted dtype and writes what came of it into the manifest. */
export async function addSelfTest(converted: string): Promise<void> {
  const path = join(converted, MANIFEST_NAME);
  const manifest = parseManifest(await readFile(path));
  const model = await resolveModel(converted);
  const tokenizer = await loadTokenizer(model, {});
  const found: { dtype: Dtype; predictions: readonly Prediction[] }[] = [];
  for (const { dtype } of manifest.models) {
    const lm = await loadModel(model, dtype);
    const { masks } = await new FillMask(tokenizer, lm).predict(OFFICIAL_EXPECTATION.sentence, {
      topK: SELF_TEST_ROWS,
    });
    await lm.release();
    found.push({ dtype, predictions: masks[0] ?? [] });
  }
  const selfTest = judgeSelfTest(OFFICIAL_EXPECTATION, found);
  for (const { dtype, passed, predictions } of selfTest.rows) {
    const words = predictions.map(({ token_str, score }) => `${token_str} ${score.toFixed(4)}`).join(', ');
    say(`Self-test of ${dtype}: ${passed ? 'passed' : 'FAILED'} (${words})`);
  }
  await writeFile(path, serializeManifest({ ...manifest, selfTest }));
}
