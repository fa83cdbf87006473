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
  const found = formats.get(language) ?? newFormat(language);
  formats.set(language, found);
  return found;
}

/** One a language: what `Intl` makes is costly, so it is made once and when it is first asked for. */
const formats = new Map<string, Format>();

function newFormat(language: string): Format {
  const number = (options: Intl.NumberFormatOptions = {}) => once(() => new Intl.NumberFormat(language, options));
  const plain = number();
  const percent = [1, 2].map((digits) =>
    number({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const share = number({ style: 'percent', roundingMode: 'floor' });
  const compact = number({ notation: 'compact', maximumSignificantDigits: 4 });
  const decimals = number({ maximumSignificantDigits: 3 });
  const milliseconds = number({ style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 });
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'].map((unit) =>
    number({ style: 'unit', unit, maximumSignificantDigits: 3 }),
  );
  const durations = ['second', 'minute', 'hour'].map((unit) =>
    number({ style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }),
  );
  const date = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }));
  const decimal = number({ maximumFractionDigits: 2 });
  const signed = number({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const smallPercent = number({ style: 'percent', minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  const megabytes = number({ style: 'unit', unit: 'megabyte', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    number: (value) => plain().format(value),
    percent: (probability, best) => percent[best < 0.1 ? 1 : 0]?.().format(probability) ?? '',
    share: (value) => share().format(value),
    compact: (value) => compact().format(value),
    decimals: (value) => decimals().format(value),
    decimal: (value) => decimal().format(value),
    signed: (value) => signed().format(value),
    times: (value) => decimals().format(value),
    smallPercent: (value) => smallPercent().format(value),
    milliseconds: (value) => milliseconds().format(value),
    megabytes: (bytes) => megabytes().format(bytes / MEGABYTE),
    fileSize: (bytes) => {
      const unit = bytes < 1e3 ? 0 : bytes < MEGABYTE ? 1 : bytes < GIGABYTE ? 2 : 3;
      return units[unit]?.().format(bytes / 1e3 ** unit) ?? '';
    },
    duration: (seconds) => {
      const unit = seconds < 90 ? 0 : seconds < 5400 ? 1 : 2;
      return durations[unit]?.().format(Math.ceil(seconds / 60 ** unit)) ?? '';
    },
    date: (time) => date().format(time),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
