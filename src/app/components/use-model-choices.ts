import { BUILT_IN, type ModelId, nameOf, storedId } from '../models.ts';
import { useApp } from '../store/context.tsx';

interface ModelChoice {
  readonly value: ModelId;
  readonly label: string;
}

/** The models to choose from: the built-in one, those that are stored, and the chosen one even if it is gone. */
export function useModelChoices(): readonly ModelChoice[] {
  const chosen = useApp((state) => state.settings.model);
  const library = useApp((state) => state.library);
  const stored = (library?.models ?? []).flatMap(({ id, manifest }) =>
    manifest ? [{ value: storedId(id), label: manifest.name }] : [],
  );
  const choices: ModelChoice[] = [{ value: BUILT_IN.id, label: BUILT_IN.name }, ...stored];
  if (!choices.some(({ value }) => value === chosen)) choices.push({ value: chosen, label: nameOf(chosen) });
  return choices;
}
