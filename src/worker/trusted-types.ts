/**
 * Scripts come from the page's own origin alone. Under the policy `require-trusted-types-for 'script'` the browser asks the policy named
 * `default` wherever a string would become code: this one lets through the addresses of the page's own scripts (workers), and nothing that
 * would be HTML or code itself. To be imported before anything that starts a worker, in every realm that does.
 */

interface PolicyFactory {
  createPolicy(name: 'default', rules: { createScriptURL(url: string): string }): void;
}

/** @throws TypeError for an address of another origin */
export function ownScript(url: string, base: string): string {
  const { href, origin } = new URL(url, base);
  if (origin !== new URL(base).origin) throw new TypeError(`Not a script of this page: ${href}`);
  return href;
}

const { trustedTypes, location } = globalThis as { trustedTypes?: PolicyFactory; location?: { readonly href: string } };
if (trustedTypes && location) {
  trustedTypes.createPolicy('default', { createScriptURL: (url) => ownScript(url, location.href) });
}
