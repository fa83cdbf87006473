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

export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
