import { pageHeaders } from './headers.ts';

/** Vite names the files in assets/ by their content. */
const HASHED = 'public, max-age=31536000, immutable';

/** The file `_headers` that Netlify, Cloudflare Pages and others read from the root of a site. */
export function headersFile(): string {
  const lines = Object.entries(pageHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...lines, '  Cache-Control: no-cache', '/assets/*', `  Cache-Control: ${HASHED}`, ''].join('\n');
}

/** The same headers as nginx directives. */
export function nginxDirectives(): string[] {
  return Object.entries(pageHeaders).map(([name, value]) => `add_header ${name} "${value}" always;`);
}
