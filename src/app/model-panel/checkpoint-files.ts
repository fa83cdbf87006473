/** A file as it was picked or dropped, with its place below what was chosen. */
export interface PickedFile {
  readonly file: File;
  /** Folders and name, such as `checkpoint/config.json`. */
  readonly path: string;
}

/** What a checkpoint is made of; `weights` stands for any of the kinds its weights come in. */
export const NEEDED = ['config.json', 'tokenizer_config.json', 'vocab.txt', 'weights'] as const;
export type Needed = (typeof NEEDED)[number];

const SMALL_FILES = /^(?:config\.json|tokenizer_config\.json|vocab\.txt)$/u;
const WEIGHTS = /^(?:model\.safetensors(?:\.index\.json)?|pytorch_model\.bin)$/u;
const SHARD = /^model-\d+-of-\d+\.safetensors$/u;

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** Whether a file dropped on the page is meant for the models: by its name, or as its ending is of no lexicon. */
export function isCheckpointFile(path: string): boolean {
  const name = nameOf(path);
  return SMALL_FILES.test(name) || /\.(?:safetensors|bin|index\.json)$/u.test(name);
}

export interface ChosenCheckpoint {
  /** The files of one folder. */
  readonly files: readonly File[];
  /** The folder's; '' where files were chosen one by one. */
  readonly name: string;
  readonly missing: readonly Needed[];
}

/** Of what was chosen, the folder that holds the most of a checkpoint; among equals the one that lies highest. */
export function chooseCheckpoint(picked: readonly PickedFile[]): ChosenCheckpoint {
  const folders = new Map<string, File[]>();
  for (const { file, path } of picked) {
    const folder = folderOf(path);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  let best: ChosenCheckpoint = { files: [], name: '', missing: NEEDED };
  for (const [folder, files] of [...folders].sort(([a], [b]) => a.length - b.length)) {
    const missing = NEEDED.filter((needed) => !files.some(({ name }) => provides(needed, name)));
    if (missing.length < best.missing.length) best = { files, name: nameOf(folder.slice(0, -1)), missing };
  }
  return best;
}

function provides(needed: Needed, name: string): boolean {
  return needed === 'weights' ? WEIGHTS.test(name) || SHARD.test(name) : name === needed;
}
