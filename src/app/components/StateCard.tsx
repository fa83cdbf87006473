import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface StateCardProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Something broke, rather than something is still to be done. */
  readonly severe?: boolean;
}

/** What stands where the predictions would, when there are none. */
export function StateCard({ icon: Icon, title, children, actions, severe = false }: StateCardProps) {
  return (
    <div className="card state" data-severe={severe} role={severe ? 'alert' : 'status'}>
      <Icon aria-hidden className="state-icon" size={24} strokeWidth={1.75} />
      <div className="state-body">
        <h3>{title}</h3>
        {children}
        {actions && <div className="state-actions">{actions}</div>}
      </div>
    </div>
  );
}
