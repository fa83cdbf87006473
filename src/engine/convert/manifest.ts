import * as v from 'valibot';
import { bertConfigSchema } from '../checkpoint/config.ts';
import { tokenizerConfigSchema } from '../checkpoint/tokenizer-config.ts';
import { CorruptFileError } from '../errors.ts';
import { DTYPES } from './dtypes.ts';

/** Raised whenever a reader of the older format could not use the files. */
export const MANIFEST_FORMAT = 2;
export const MANIFEST_NAME = 'manifest.json';

/** A plain name: files lie beside their manifest, never above or below it. */
const fileName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/u));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const fileSchema = v.object({
  name: fileName,
  bytes: count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
});

/** How far a dtype agrees with fp32 on a set of masks; see fidelity.ts for each measure's definition. */
const fidelitySchema = v.object({
  masks: count,
  clearMasks: count,
  top1Clear: share,
  firstInTop5: share,
  top10Overlap: share,
  /** Mean Kullback-Leibler divergence of fp32's distribution from this one's, in nats. */
  kl: v.number(),
});

const modelSchema = v.object({
  dtype: v.picklist(DTYPES),
  devices: v.array(v.picklist(['webgpu', 'wasm'])),
  graph: fileSchema,
  data: fileSchema,
  fidelity: v.optional(fidelitySchema),
});

const predictionSchema = v.object({ token: count, token_str: v.string(), score: v.number() });

/** What the dtypes predicted for a sentence of which the predictions are known; see self-test.ts. */
const selfTestSchema = v.object({
  passed: v.boolean(),
  sentence: v.string(),
  expected: v.array(predictionSchema),
  rows: v.array(v.object({ dtype: v.picklist(DTYPES), passed: v.boolean(), predictions: v.array(predictionSchema) })),
});

export const manifestSchema = v.object({
  format: v.literal(MANIFEST_FORMAT),
  /** Shown to people; a repository's or a folder's name. */
  name: v.string(),
  source: v.object({
    /** The hub repository, when it came from one. */
    repo: v.optional(v.string()),
    revision: v.optional(v.string()),
    /** The files it was made from, as they were read. */
    files: v.array(v.object({ ...fileSchema.entries, name: v.string() })),
  }),
  /** As the source's model card names it, such as `cc-by-sa-4.0`; null when it names none. */
  licence: v.nullable(v.string()),
  config: bertConfigSchema,
  tokenizer: tokenizerConfigSchema,
  /** The lexicon used by default; null: the one made from the vocabulary. */
  lexicon: v.nullable(v.string()),
  vocab: fileSchema,
  models: v.array(modelSchema),
  selfTest: v.optional(selfTestSchema),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ManifestFile = v.InferOutput<typeof fileSchema>;
export type ManifestModel = v.InferOutput<typeof modelSchema>;
export type SelfTest = v.InferOutput<typeof selfTestSchema>;
export type Fidelity = v.InferOutput<typeof fidelitySchema>;

/**
 * @param bytes the manifest's file
 * @throws CorruptFileError when it isn't a manifest of this format
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new CorruptFileError(MANIFEST_NAME, 'not JSON in UTF-8', { cause });
  }
  const other = v.safeParse(v.object({ format: count }), json);
  if (other.success && other.output.format !== MANIFEST_FORMAT) {
    const reason = `format ${other.output.format}, not ${MANIFEST_FORMAT}: convert the model again`;
    throw new CorruptFileError(MANIFEST_NAME, reason);
  }
  const parsed = v.safeParse(manifestSchema, json);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new CorruptFileError(MANIFEST_NAME, `${v.getDotPath(issue) ?? 'object'}: ${issue.message}`);
  }
  return parsed.output;
}

export function serializeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
}
