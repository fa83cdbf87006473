import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../store/context.tsx';
import { Failures } from './Failures.tsx';
import { JobCard } from './JobCard.tsx';
import { Outcome } from './Outcome.tsx';

/** What is going on and how the last job ended, above everything else. */
export function News() {
  const { t } = useTranslation();
  const region = useRef<HTMLDivElement>(null);
  const job = useApp((state) => state.job);
  const outcome = useApp((state) => state.outcome);
  const failures = useApp((state) => state.modelFailures);
  const isBusy = job !== undefined;
  useEffect(() => {
    // The button that began it may be far below, and can't be pressed meanwhile.
    if (!isBusy) return;
    region.current?.focus({ preventScroll: true });
    region.current?.scrollIntoView({ block: 'center' });
  }, [isBusy]);
  useEffect(() => {
    if (failures.length > 0) region.current?.scrollIntoView({ block: 'nearest' });
  }, [failures]);
  return (
    // It takes the focus of a button that is switched off.
    <section ref={region} className="news" tabIndex={-1} aria-label={t('models.news')}>
      {job && <JobCard job={job} />}
      {outcome && <Outcome outcome={outcome} />}
      <Failures />
    </section>
  );
}
