import { sha256 as portableSha256 } from 'hash-wasm';

/**
 * The sha256 of bytes, lower-case hexadecimal. By the browser, beside this thread; pages on plain http (an intranet's file server) have
 * no `crypto.subtle`.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return portableSha256(bytes);
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
