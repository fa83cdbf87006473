import { useMemo } from 'react';
import { useApp } from '../store/context.tsx';

const MEGABYTE = 1e6;

/** Numbers as the language writes them. */
export interface Format {
  number(value: number): string;
  /** A probability in [0, 1], in percent with one decimal; a very small one as below 0.1 %. */
  percent(probability: number): string;
  milliseconds(value: number): string;
  megabytes(bytes: number): string;
}

export function createFormat(language: string): Format {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const milliseconds = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: 0,
  });
  const megabytes = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return {
    number: (value) => number.format(value),
    percent: (probability) =>
      probability > 0 && probability < 0.0005 ? `<${percent.format(0.001)}` : percent.format(probability),
    milliseconds: (value) => milliseconds.format(value),
    megabytes: (bytes) => megabytes.format(bytes / MEGABYTE),
  };
}

export function useFormat(): Format {
  const language = useApp((state) => state.settings.language);
  return useMemo(() => createFormat(language), [language]);
}
