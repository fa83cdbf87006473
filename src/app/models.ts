/** How Python code finds a model: what `from_pretrained` takes, and how to come by it. */
export interface ModelInPython {
  readonly source: string;
  readonly note: string;
}

/** The models the page can open. `folder` is where one lies among the generated assets. */
export const MODELS = [
  {
    id: 'jmed-mini',
    name: 'JMed Mini',
    folder: 'models/jmed-mini',
    python: { source: 'models/jmed-mini', note: 'The folder of this name in the repository of JMed Mask.' },
  },
] as const;

export type ModelId = (typeof MODELS)[number]['id'];

export const DEFAULT_MODEL: ModelId = MODELS[0].id;

export function modelOf(id: ModelId): (typeof MODELS)[number] {
  return MODELS.find((model) => model.id === id) ?? MODELS[0];
}

export function isModelId(id: string): id is ModelId {
  return MODELS.some((model) => model.id === id);
}
