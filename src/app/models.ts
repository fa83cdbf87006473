import type { ModelPlace } from '../worker/model-files.ts';

/** The model that comes with the page. `folder` is where it lies among the generated assets. */
export const BUILT_IN = { id: 'jmed-mini', name: 'JMed Mini', folder: 'models/jmed-mini' } as const;

/** The built-in model, or one the browser keeps, by its folder's name. */
export type ModelId = typeof BUILT_IN.id | `stored:${string}`;

const STORED = 'stored:';
const STORED_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,250}$/u;

export function placeOf(id: ModelId): ModelPlace {
  if (id === BUILT_IN.id) return { kind: 'asset', folder: BUILT_IN.folder };
  return { kind: 'stored', id: id.slice(STORED.length) };
}

/** The folder's name is one that the library gave. */
export function storedId(folder: string): ModelId {
  return `${STORED}${folder}`;
}

/** Until the model has told its name; folders are named after it. */
export function nameOf(id: ModelId): string {
  if (id === BUILT_IN.id) return BUILT_IN.name;
  return id
    .slice(STORED.length)
    .replace(/--[^-]+-[0-9a-z]+$/u, '')
    .replace('--', '/');
}

/** How Python code finds a model: what `from_pretrained` takes, and how to come by it. */
export interface ModelInPython {
  readonly source: string;
  readonly note: string;
}

export function modelInPython(id: ModelId): ModelInPython {
  if (id === BUILT_IN.id) {
    return { source: BUILT_IN.folder, note: 'The folder of this name in the repository of JMed Mask.' };
  }
  const source = nameOf(id);
  const isAtHub = source.includes('/');
  return { source, note: isAtHub ? 'Of the Hugging Face hub.' : 'The folder of the checkpoint that was converted.' };
}

/** Whether it is the built-in one: a link can ask for no other. */
export function isBuiltIn(id: unknown): id is typeof BUILT_IN.id {
  return id === BUILT_IN.id;
}

export function isModelId(id: unknown): id is ModelId {
  if (isBuiltIn(id)) return true;
  return typeof id === 'string' && id.startsWith(STORED) && STORED_NAME.test(id.slice(STORED.length));
}
