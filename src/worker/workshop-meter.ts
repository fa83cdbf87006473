import { RateMeter } from '../engine/hub/rate-meter.ts';
import type { DownloadState } from '../engine/hub/weight-downloads.ts';
import type { Progress } from '../engine/io.ts';
import type { WorkshopProgress, WorkshopStage } from './workshop-api.ts';

const INTERVAL_MS = 100;

/** Reports how far the work is, at most every 100 ms and always the last state. */
export class WorkshopMeter {
  readonly #report: (progress: WorkshopProgress) => void;
  readonly #rate = new RateMeter();
  #progress: WorkshopProgress = { stage: 'preparing', what: '', loaded: 0, total: 0 };
  #isDownloading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(report: (progress: WorkshopProgress) => void) {
    this.#report = report;
    report(this.#progress);
  }

  /** Weights arrive. What is converted of them meanwhile isn't told: it waits for them. */
  readonly download = ({ loaded, total, waiting }: DownloadState): void => {
    this.#isDownloading = loaded < total;
    if (!this.#isDownloading) return;
    const rate = this.#rate.rate(loaded, total);
    this.#show({ stage: 'downloading', what: '', loaded, total, ...rate, ...(waiting && { waiting }) });
  };

  readonly converting = (progress: Progress): void => {
    if (!this.#isDownloading) this.#show({ stage: 'converting', ...progress });
  };

  /** Steps of which the time left can be told. */
  steps(stage: WorkshopStage, what: string, loaded: number, total: number): void {
    const { secondsLeft } = this.#rate.rate(loaded, total);
    this.#show({ stage, what, loaded, total, ...(secondsLeft !== undefined && { secondsLeft }) });
  }

  /** Nothing is reported after this. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #show(progress: WorkshopProgress): void {
    const isNewStage = progress.stage !== this.#progress.stage;
    this.#progress = progress;
    if (isNewStage) {
      this.stop();
      this.#report(progress);
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#report(this.#progress);
    }, INTERVAL_MS);
  }
}
