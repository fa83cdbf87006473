import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

const SHOWN_MS = 2000;

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** What is said then. */
  readonly told: string;
  /** Shows the label beside the icon. */
  readonly wide?: boolean;
}

/** Copies a text, and says so for a moment. */
export function CopyButton({ text, label, told, wide = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      // Forbidden by the browser: the text can still be marked and copied by hand.
      () => {},
    );
  };
  const Icon = copied ? Check : Copy;
  return (
    <span className="copy">
      <button
        type="button"
        className={wide ? 'button' : 'icon-button'}
        aria-label={label}
        title={wide ? undefined : label}
        onClick={copy}
      >
        <Icon aria-hidden size={14} />
        {wide && label}
      </button>
      <span role="status" className={copied ? 'copied' : 'unseen'}>
        {copied && told}
      </span>
    </span>
  );
}
