/**
 * The sha256 of bytes, lower-case hexadecimal. `crypto.subtle` where there is one; pages on plain http (an intranet's file server) have none.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) {
    const { sha256: portable } = await import('hash-wasm');
    return portable(bytes);
  }
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
