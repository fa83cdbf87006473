import { useApp } from '../store/context.tsx';
import { createFormat, type Format } from './format.ts';

export function useFormat(): Format {
  const language = useApp((state) => state.settings.language);
  return createFormat(language);
}
