import { Form } from '@remix-run/react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { panelHref } from '#app/features/invoice-document/panels.ts';
import type { NextStep } from '#app/features/invoice-timeline/next-step.ts';
import { useT } from '#app/i18n/use-t.tsx';

interface NextStepBannerProps {
  step: NextStep;
  path: string;
  base: string;
  mayWrite: boolean;
  mayBook: boolean;
  pending: boolean;
}

/** What comes next with the document and the button that does it. */
export function NextStepBanner({ step, path, base, mayWrite, mayBook, pending }: NextStepBannerProps) {
  const t = useT();
  return (
    <Banner
      tone={step.tone}
      title={step.title}
      className="max-lg:order-1"
      action={
        <>
          {step.fix ? (
            <ButtonLink small to={`${base}/${step.fix}`}>
              {t('errors.page.fix')}
            </ButtonLink>
          ) : null}
          {step.action === 'fiscalize' && mayWrite ? (
            <Form method="post" preventScrollReset>
              <Button type="submit" small name="intent" value="fiscalize" pending={pending}>
                {t('invoices.fiscalizeAgain')}
              </Button>
            </Form>
          ) : null}
          {step.action === 'send' && mayWrite ? (
            <ButtonLink small to={panelHref(path, 'posalji')} replace preventScrollReset>
              {t(step.reminds ? 'invoices.remind' : 'common.send')}
            </ButtonLink>
          ) : null}
          {step.action === 'pay' && mayBook ? (
            <ButtonLink small to={panelHref(path, 'uplata')} replace preventScrollReset>
              {t('invoices.payment.title')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {step.detail}
    </Banner>
  );
}
