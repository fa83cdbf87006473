import { JmedError, TextTooLongError, UnexpectedError } from '../engine/errors.ts';
import { LONGEST_TEXT } from '../engine/wordpiece/longest-text.ts';
import type { EngineClient, EngineListener } from '../worker/client.ts';
import { observeRequests } from '../worker/requests.ts';
import { tokenFilter } from './filters.ts';
import { LexiconController, type LexiconEngine } from './lexicon-controller.ts';
import type { ModelController } from './model-panel/model-controller.ts';
import { placeOf } from './models.ts';
import { RequestCount } from './request-count.ts';
import type { AppState, AppStore } from './store/store.ts';

export interface Controller {
  readonly analyses: AnalysisEngine;
  readonly lexicons: LexiconController;
  /** What the model panel does; loaded with the panel. */
  models(): Promise<ModelController>;
  /** Runs at once, without waiting for a pause in typing. */
  runNow(): void;
  /** Ends all work and deletes all that is kept in this browser; the page then waits to begin anew. */
  forgetEverything(): Promise<void>;
  /** Starts the engine again after it failed. */
  retry(): void;
}

/** What the controller needs of the engine. */
export type Engine = Pick<EngineClient, 'open' | 'retry' | 'read' | 'predict' | 'close'> &
  LexiconEngine &
  AnalysisEngine;

/** What the analyses of the sentence need of the engine. */
export type AnalysisEngine = Pick<EngineClient, 'analyse'>;

/** A pause in typing after which the sentence is run. */
const PAUSE_MS = 150;
const VIEW = 'sentence';

/**
 * Joins the store to the engine: opens the chosen model, runs the sentence as it changes, and keeps only what the newest text was answered.
 * @param assets where the generated assets lie
 * @param begin when the first model may be opened; at once without it
 */
export class AppController implements Controller {
  readonly lexicons: LexiconController;
  readonly analyses: AnalysisEngine;
  readonly #store: AppStore;
  readonly #engine: Engine;
  readonly #assets: string;
  readonly #requests: RequestCount;
  #models: Promise<ModelController> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Number of the newest run: answers to older ones are passed over. */
  #run = 0;

  constructor(
    store: AppStore,
    createEngine: (listener: EngineListener) => Engine,
    assets: string,
    begin?: Promise<void>,
  ) {
    this.#store = store;
    this.#assets = assets;
    this.#requests = new RequestCount((requests) => store.setState({ requests }));
    this.#engine = createEngine({
      onState: (state) => {
        store.getState().setEngine(state);
        if (state.phase === 'ready') this.#requests.loaded();
        // At the beginning the words can be read soon; when all is there the rest follows.
        const isBeginning = state.phase === 'opening' && !state.progress;
        if (isBeginning) this.lexicons.refresh();
        if (isBeginning || state.phase === 'ready') this.runNow();
      },
      onRestart: () => store.setState({ restarted: true }),
      onRequests: (times) => this.#requests.add(times),
    });
    this.analyses = this.#engine;
    this.lexicons = new LexiconController(store, this.#engine, () => this.runNow());
    observeRequests((times) => this.#requests.add(times));
    store.subscribe((state, before) => this.#changed(state, before));
    if (begin) void begin.then(() => this.#open());
    else this.#open();
  }

  runNow(): void {
    clearTimeout(this.#timer);
    void this.#answer();
  }

  retry(): void {
    this.#engine.retry();
  }

  /** Ends all work, so that what it holds can be deleted. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    this.#engine.close();
    const models = await this.#models?.catch(() => undefined);
    models?.cancel();
  }

  async forgetEverything(): Promise<void> {
    const { forgetEverything } = await import('./forget/forget.ts');
    await forgetEverything(this.#store, () => this.end());
  }

  models(): Promise<ModelController> {
    this.#models ??= this.#openModels();
    return this.#models;
  }

  async #openModels(): Promise<ModelController> {
    try {
      const { openWorkshop } = await import('./model-panel/open.ts');
      return openWorkshop(this.#store, this.#assets, (times) => this.#requests.add(times));
    } catch (error) {
      this.#models = undefined;
      throw error;
    }
  }

  #open(): void {
    const { model, device } = this.#store.getState().settings;
    this.#engine.open({ assets: this.#assets, model: placeOf(model), device });
  }

  #changed(state: AppState, before: AppState): void {
    const [now, then] = [state.settings, before.settings];
    if (now.device !== then.device || now.model !== then.model) this.#open();
    if (now.rows !== then.rows || state.filter !== before.filter) this.runNow();
    const isEdited = state.history.present.text !== before.history.present.text;
    if (isEdited && state.restarted && state.engine.phase === 'ready') state.dismissRestart();
    if (isEdited || (before.composing && !state.composing)) this.#later(state, before);
  }

  #later(state: AppState, before: AppState): void {
    clearTimeout(this.#timer);
    if (state.composing) return;
    const { length } = state.history.present.text;
    if (length > LONGEST_TEXT) return this.#refuse(length);
    // What the page itself changed is whole; what is typed may go on.
    const pause = state.edits === before.edits ? PAUSE_MS : 0;
    this.#timer = setTimeout(() => void this.#answer(), pause);
  }

  /** Answers at once for a text that the engine would refuse: not even its crossing to the worker is waited for. */
  #refuse(length: number): void {
    this.#run++;
    this.#store.setState({ reading: undefined });
    this.#store.getState().setProblem(new TextTooLongError(length, LONGEST_TEXT));
  }

  async #answer(): Promise<void> {
    const run = ++this.#run;
    const isNewest = () => run === this.#run;
    const { history, settings, filter, engine, composing } = this.#store.getState();
    const { text } = history.present;
    if (engine.phase === 'failed' || composing) return;
    this.#read(text, isNewest);
    if (engine.phase !== 'ready') return;
    this.#store.setState({ busy: true });
    try {
      const answer = await this.#engine.predict(VIEW, text, { topK: settings.rows, filter: tokenFilter(filter) });
      if (isNewest()) this.#store.getState().setAnswer(answer);
    } catch (error) {
      if (isNewest() && !isPassing(error)) this.#store.getState().setProblem(asJmedError(error));
    }
  }

  /** Shows how the text is read even before the model is there, and when it holds no mask. */
  #read(text: string, isNewest: () => boolean): void {
    this.#engine.read(text).then(
      (reading) => isNewest() && this.#store.getState().setReading(reading),
      // The failure is told by the prediction or by opening the model; the words of another text are not this one's.
      (error) => isNewest() && isTooLong(error) && this.#store.setState({ reading: undefined }),
    );
  }
}

/** Failures after which the same text is run again by itself, or is no longer asked about. */
const PASSING = new Set(['cancelled', 'worker', 'runtime']);

function isPassing(error: unknown): boolean {
  return error instanceof JmedError && PASSING.has(error.code);
}

/** Not even cut into words. */
function isTooLong(error: unknown): boolean {
  return error instanceof JmedError && error.code === 'text-too-long';
}

function asJmedError(error: unknown): JmedError {
  return error instanceof JmedError ? error : new UnexpectedError(error);
}
