import { type TransferHandler, transferHandlers } from 'comlink';
import { type ErrorParams, JmedError, UnexpectedError } from '../engine/errors.ts';

/** What crosses the worker's boundary instead of an error object: its code and the values its translation needs. */
export interface ErrorEnvelope {
  readonly code: string;
  readonly message: string;
  readonly params: ErrorParams;
}

/** A failure that happened in the worker, on this side of the boundary. */
class RemoteError extends JmedError {
  readonly code: string;

  constructor({ code, message, params }: ErrorEnvelope) {
    super(message, params);
    this.code = code;
  }
}

/** Anything thrown, as plain data. */
export function toEnvelope(thrown: unknown): ErrorEnvelope {
  const { code, message, params } = thrown instanceof JmedError ? thrown : new UnexpectedError(thrown);
  return { code, message, params };
}

/** The failure that an envelope tells of. */
export function fromEnvelope(envelope: ErrorEnvelope): JmedError {
  return new RemoteError(envelope);
}

interface Thrown {
  readonly value: unknown;
}

/** Makes comlink carry thrown errors as envelopes. To be called on both sides before anything is sent. */
export function carryErrors(): void {
  const own = transferHandlers.get('throw');
  if (!own) throw new Error('comlink has no handler for thrown values');
  const handler: TransferHandler<Thrown, ErrorEnvelope> = {
    canHandle: (value): value is Thrown => own.canHandle(value),
    serialize: ({ value }) => [toEnvelope(value), []],
    deserialize: (envelope) => {
      throw fromEnvelope(envelope);
    },
  };
  transferHandlers.set('throw', handler);
}
