import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { about as en } from '../../i18n/en/about.ts';

interface CardSectionProps {
  readonly title: keyof (typeof en)['about']['sections'];
  readonly children: ReactNode;
}

export function CardSection({ title, children }: CardSectionProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className="window-section" aria-labelledby={id}>
      <h3 id={id}>{t(`about.sections.${title}`)}</h3>
      {children}
    </section>
  );
}

interface FactsProps {
  /** Each fits beside its name even on a phone. */
  readonly short?: boolean;
  readonly children: ReactNode;
}

export function Facts({ short = false, children }: FactsProps) {
  return <dl className={short ? 'facts short' : 'facts'}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
