/** A word between others, masked. The same drawing as public/favicon.svg. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect className="logo-ground" width="32" height="32" rx="8" />
      <path className="logo-line" d="M7 9.5h18M7 22.5h11" />
      <rect className="logo-mask" x="6" y="13" width="20" height="6" rx="1.5" />
    </svg>
  );
}
