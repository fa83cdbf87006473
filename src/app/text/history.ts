import type { Edit } from './masks.ts';

/** The sentence, and every state it was in before and after the present one. */
export interface History {
  readonly present: Edit;
  readonly past: readonly Edit[];
  readonly future: readonly Edit[];
  /** Time of the last keystroke of a run of typing; undefined when the next one begins a new step. */
  readonly typedAt: number | undefined;
}

/** Keystrokes less than this apart are undone together. */
const PAUSE_MS = 800;
const MOST_STEPS = 500;

export function begin(text: string): History {
  const end = text.length;
  return { present: { text, selection: { start: end, end } }, past: [], future: [], typedAt: undefined };
}

/** A change by the keyboard. */
export function typed(history: History, edit: Edit, now: number): History {
  if (edit.text === history.present.text) return { ...history, present: edit };
  const goesOn = history.typedAt !== undefined && now - history.typedAt < PAUSE_MS;
  if (goesOn) return { ...history, present: edit, future: [], typedAt: now };
  return { ...step(history, edit), typedAt: now };
}

/** A change by the page (a mask put, a row filled): always a step of its own. */
export function step(history: History, edit: Edit): History {
  if (edit.text === history.present.text) return { ...history, present: edit, typedAt: undefined };
  const past = [...history.past, history.present].slice(-MOST_STEPS);
  return { present: edit, past, future: [], typedAt: undefined };
}

export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    present: previous,
    past: history.past.slice(0, -1),
    future: [history.present, ...history.future],
    typedAt: undefined,
  };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { present: next, past: [...history.past, history.present], future, typedAt: undefined };
}
