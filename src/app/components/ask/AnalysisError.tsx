import { CircleAlert } from 'lucide-react';
import type { JmedError } from '../../../engine/errors.ts';
import { useErrorText } from '../../i18n/error-text.ts';

export function AnalysisError({ error }: { readonly error: JmedError }) {
  const { title, text } = useErrorText(error);
  return (
    <div className="analysis-error" role="status">
      <CircleAlert aria-hidden className="state-icon" size={18} />
      <p>
        <strong>{title}</strong> {text}
      </p>
    </div>
  );
}
