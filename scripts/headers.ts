/**
 * The response headers of the page and of every file of it, in one place: the dev server, Vite's preview and scripts/serve.ts send the same ones.
 *
 * COOP and COEP make the page cross-origin isolated, which WASM threads (SharedArrayBuffer) need. The policy allows no inline
 * script or style, no eval but that of WebAssembly, and no connection except to the page's own origin and to the model hub
 * (its files redirect to storage hosts under hf.co), from where a person may choose to download a model.
 */

/** The hub's origin as it stands in index.html, and the origins that it and its files come from. */
export const MODEL_HUB = 'https://huggingface.co';
const HUB_ORIGINS = [MODEL_HUB, 'https://*.huggingface.co', 'https://*.hf.co'];

/** Features the page never uses, switched off so that no injected code could use them either. */
const UNUSED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
];

const POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  // src/worker/trusted-types.ts.
  'trusted-types': ['default'],
};

/** @param hub the origins that models may be downloaded from, where it isn't the usual hub */
export function contentSecurityPolicy(hub: readonly string[] = HUB_ORIGINS): string {
  return Object.entries(POLICY)
    .map(([directive, sources]) => [directive, ...sources, ...(directive === 'connect-src' ? hub : [])].join(' '))
    .join('; ');
}

const ISOLATION_HEADERS: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'X-Content-Type-Options': 'nosniff',
};

/** What Vite's dev server sends: no content security policy, as hot reloading works by inline scripts, styles and a web socket. */
export const devHeaders: Readonly<Record<string, string>> = ISOLATION_HEADERS;

/** What every server of the built page sends. */
export const pageHeaders = headersWithHub(HUB_ORIGINS);

/** @param hub the origins that models may be downloaded from */
export function headersWithHub(hub: readonly string[]): Readonly<Record<string, string>> {
  return { ...ISOLATION_HEADERS, 'Content-Security-Policy': contentSecurityPolicy(hub) };
}
