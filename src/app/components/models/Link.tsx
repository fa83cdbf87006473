import type { ReactNode } from 'react';

/** To another site, beside this page. */
export function Link({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="link" href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
