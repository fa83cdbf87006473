import * as v from 'valibot';
import { StorageError } from '../engine/errors.ts';
import { Serial } from '../engine/session/serial.ts';
import type { Folder } from './folder.ts';

const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));
const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const keptLexiconSchema = v.object({
  /** Of the file's bytes; a library holds each file once. */
  sha256: sha256Schema,
  /** The file's name, by whose ending its format is known. */
  name: v.string(),
  entries: countSchema,
  bytes: countSchema,
  on: v.boolean(),
});

const catalogueSchema = v.object({
  version: v.literal(1),
  /** In the order in which their words are tried. */
  lexicons: v.array(keptLexiconSchema),
  /** Models' own lexicons that are switched off, by id. */
  defaultsOff: v.array(v.string()),
  /** As they were typed. */
  ownWords: v.string(),
});

export type KeptLexicon = v.InferOutput<typeof keptLexiconSchema>;
export type Catalogue = v.InferOutput<typeof catalogueSchema>;

const CATALOGUE = 'catalogue.json';
const EMPTY: Catalogue = { version: 1, lexicons: [], defaultsOff: [], ownWords: '' };

/** Runs one job at a time among all who share the folder. */
export type Exclusively = <T>(job: () => Promise<T>) => Promise<T>;

/**
 * The lexicons a person has added, kept as the files they were, and a catalogue of them. A file is written before the catalogue tells
 * of it, so that whatever is interrupted leaves the library as it was.
 */
export class LexiconLibrary {
  readonly #folder: Folder;
  readonly #exclusively: Exclusively;

  /** @param exclusively needed when others (another tab) change the same folder; by default only this library's own jobs wait for each other */
  constructor(folder: Folder, exclusively: Exclusively = ownTurns()) {
    this.#folder = folder;
    this.#exclusively = exclusively;
  }

  /** What is kept. One that can't be read (no JSON, or of another version) counts as empty. */
  async catalogue(): Promise<Catalogue> {
    const bytes = await guarded(() => this.#folder.read(CATALOGUE));
    return (bytes && parseCatalogue(bytes)) ?? EMPTY;
  }

  /** A lexicon's file; undefined when it is gone. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return guarded(() => this.#folder.read(sha256));
  }

  /** Adds a lexicon behind the others. One that is there already is switched on, and takes the new name. */
  add(facts: Omit<KeptLexicon, 'on'>, bytes: Uint8Array<ArrayBuffer>): Promise<Catalogue> {
    const added = { ...facts, on: true };
    return this.#changed(
      (catalogue) => {
        const isThere = catalogue.lexicons.some(({ sha256 }) => sha256 === added.sha256);
        const lexicons = isThere
          ? catalogue.lexicons.map((kept) => (kept.sha256 === added.sha256 ? added : kept))
          : [...catalogue.lexicons, added];
        return { ...catalogue, lexicons };
      },
      () => this.#folder.write(added.sha256, bytes),
    );
  }

  async remove(sha256: string): Promise<Catalogue> {
    const catalogue = await this.#changed((before) => ({
      ...before,
      lexicons: before.lexicons.filter((kept) => kept.sha256 !== sha256),
    }));
    await guarded(() => this.#folder.remove(sha256));
    return catalogue;
  }

  switch(sha256: string, on: boolean): Promise<Catalogue> {
    return this.#changed((catalogue) => ({
      ...catalogue,
      lexicons: catalogue.lexicons.map((kept) => (kept.sha256 === sha256 ? { ...kept, on } : kept)),
    }));
  }

  /** Moves a lexicon by places in the order, as far as there are any. */
  move(sha256: string, places: number): Promise<Catalogue> {
    return this.#changed((catalogue) => {
      const from = catalogue.lexicons.findIndex((kept) => kept.sha256 === sha256);
      const moved = catalogue.lexicons[from];
      if (!moved) return catalogue;
      const others = catalogue.lexicons.filter((kept) => kept !== moved);
      const to = Math.min(Math.max(from + places, 0), others.length);
      return { ...catalogue, lexicons: [...others.slice(0, to), moved, ...others.slice(to)] };
    });
  }

  switchDefault(id: string, on: boolean): Promise<Catalogue> {
    return this.#changed((catalogue) => {
      const others = catalogue.defaultsOff.filter((other) => other !== id);
      return { ...catalogue, defaultsOff: on ? others : [...others, id] };
    });
  }

  setOwnWords(ownWords: string): Promise<Catalogue> {
    return this.#changed((catalogue) => ({ ...catalogue, ownWords }));
  }

  /** Takes away files that no catalogue tells of: an addition was interrupted. */
  async tidy(): Promise<void> {
    await guarded(() =>
      this.#exclusively(async () => {
        const bytes = await this.#folder.read(CATALOGUE);
        const catalogue = bytes === undefined ? EMPTY : parseCatalogue(bytes);
        if (catalogue === undefined) return;
        const known = new Set([CATALOGUE, ...catalogue.lexicons.map(({ sha256 }) => sha256)]);
        for (const name of await this.#folder.names()) if (!known.has(name)) await this.#folder.remove(name);
      }),
    );
  }

  #changed(change: (catalogue: Catalogue) => Catalogue, before: () => Promise<void> = async () => {}) {
    return guarded(() =>
      this.#exclusively(async () => {
        await before();
        const catalogue = change(await this.catalogue());
        await this.#folder.write(CATALOGUE, new TextEncoder().encode(JSON.stringify(catalogue)));
        return catalogue;
      }),
    );
  }
}

function ownTurns(): Exclusively {
  const serial = new Serial();
  return (job) => serial.run(job);
}

function parseCatalogue(bytes: Uint8Array): Catalogue | undefined {
  try {
    const parsed = v.safeParse(catalogueSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** @throws StorageError for whatever the browser's storage throws */
async function guarded<T>(job: () => Promise<T>): Promise<T> {
  try {
    return await job();
  } catch (cause) {
    if (cause instanceof StorageError) throw cause;
    throw new StorageError(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), { cause });
  }
}
