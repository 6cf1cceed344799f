import type { ReactNode } from 'react';
import { OnboardingLayout } from '#app/components/layout/onboarding-layout.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** One of the three steps. */
export function StepPage({
  current,
  title,
  intro,
  children,
}: {
  current: 1 | 2 | 3;
  title: string;
  intro: string;
  children: ReactNode;
}) {
  const t = useT();
  const steps = [t('onboarding.step.kind'), t('onboarding.step.data'), t('onboarding.step.premises')];
  return (
    <OnboardingLayout steps={steps} current={current} title={title} intro={intro}>
      {children}
    </OnboardingLayout>
  );
}
