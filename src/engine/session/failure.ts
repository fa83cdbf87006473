import { OutOfMemoryError, RuntimeError } from '../errors.ts';
import type { Device } from './masked-lm.ts';

/** How WebAssembly's C++, emscripten and the browsers say that memory could not be had. */
const NO_MEMORY = /bad_alloc|out of memory|\bOOM\b|allocat\w+ failed|(?:could not|failed to|cannot|can't) allocate/iu;

/**
 * What a failure of the runtime is. Without memory on a GPU the model still may run on WebAssembly, so that there it is one like any other.
 * @param what failed; '' when the cause says it
 */
export function runtimeFailure(device: Device, what: string, cause: unknown): RuntimeError | OutOfMemoryError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const detail = what === '' ? message : `${what}: ${message}`;
  const isMemory = device === 'wasm' && NO_MEMORY.test(message);
  return isMemory ? new OutOfMemoryError(device, detail, { cause }) : new RuntimeError(device, detail, { cause });
}
