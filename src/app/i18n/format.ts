const MEGABYTE = 1e6;
const GIGABYTE = 1e9;

/** Numbers as the language writes them. */
export interface Format {
  number(value: number): string;
  /**
   * A probability in [0, 1], in percent: with one decimal, or with two in a list whose best is below 10 %.
   * @param best the list's best
   */
  percent(probability: number, best: number): string;
  /** A share in [0, 1], in whole percent. */
  share(value: number): string;
  /** A large number in the language's own short form: 16.8M, 1680万. */
  compact(value: number): string;
  /** With three significant digits. */
  decimals(value: number): string;
  /** Up to two decimals. */
  decimal(value: number): string;
  /** The same with its sign, + too. */
  signed(value: number): string;
  /** A factor. */
  times(factor: number): string;
  /** A probability in percent to two digits, however small: 0.00012 %. */
  smallPercent(probability: number): string;
  milliseconds(value: number): string;
  megabytes(bytes: number): string;
  /** In the unit that suits it. */
  fileSize(bytes: number): string;
  /** How long something will take, in the unit that suits it. */
  duration(seconds: number): string;
  /** @param time in milliseconds since the epoch */
  date(time: number): string;
}

export function createFormat(language: string): Format {
  const number = new Intl.NumberFormat(language);
  const percent = [1, 2].map(
    (digits) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  const share = new Intl.NumberFormat(language, { style: 'percent', roundingMode: 'floor' });
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 4 });
  const decimals = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const milliseconds = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: 0,
  });
  const units = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const).map(
    (unit) => new Intl.NumberFormat(language, { style: 'unit', unit, maximumSignificantDigits: 3 }),
  );
  const durations = (['second', 'minute', 'hour'] as const).map(
    (unit) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }),
  );
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  });
  const smallPercent = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumSignificantDigits: 2,
    maximumSignificantDigits: 2,
  });
  const factor = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  const megabytes = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return {
    number: (value) => number.format(value),
    percent: (probability, best) => percent[best < 0.1 ? 1 : 0]?.format(probability) ?? '',
    share: (value) => share.format(value),
    compact: (value) => compact.format(value),
    decimals: (value) => decimals.format(value),
    decimal: (value) => decimal.format(value),
    signed: (value) => signed.format(value),
    times: (value) => factor.format(value),
    smallPercent: (value) => smallPercent.format(value),
    milliseconds: (value) => milliseconds.format(value),
    megabytes: (bytes) => megabytes.format(bytes / MEGABYTE),
    fileSize: (bytes) => {
      const unit = bytes < 1e3 ? 0 : bytes < MEGABYTE ? 1 : bytes < GIGABYTE ? 2 : 3;
      return units[unit]?.format(bytes / 1e3 ** unit) ?? '';
    },
    duration: (seconds) => {
      const unit = seconds < 90 ? 0 : seconds < 5400 ? 1 : 2;
      return durations[unit]?.format(Math.ceil(seconds / 60 ** unit)) ?? '';
    },
    date: (time) => date.format(time),
  };
}
