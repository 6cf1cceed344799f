import { Form, useNavigation } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink, buttonClass } from '#app/components/ui/button.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { consentHref } from '#app/features/bank/consent-href.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { useReadAgain } from '#app/lib/use-read-again.ts';
import type { BankConsentDto } from '#server/contracts/banking.ts';

/** Names of banks whose connecting this page has seen begin and end well, the last time that one of them did. */
function useJustConnected(consents: readonly BankConsentDto[]): readonly string[] {
  const t = useT();
  const [connected, setConnected] = useState<readonly string[]>([]);
  const before = useRef(consents);
  useEffect(() => {
    const last = before.current;
    before.current = consents;
    const followed = last
      .filter(({ failure }) => failure === null)
      .map(({ id, institution }) => ({
        bank: institution,
        now: consents.find((each) => each.id === id),
      }));
    for (const { bank, now } of followed) if (now && now.failure !== null) announce(t('bank.consentFailed', { bank }));
    const done = followed.filter(({ now }) => now === undefined).map(({ bank }) => bank);
    if (done.length === 0) return;
    setConnected(done);
    for (const bank of done) announce(t('bank.connected', { bank }));
  }, [consents, t]);
  return connected;
}

interface ConsentsUnderWayProps {
  consents: readonly BankConsentDto[];
  /** Address of the page of banks. */
  path: string;
  mayManage: boolean;
}

/** What becomes of consents that were given: under way, connected, or failed with what to do next. Follows by itself. */
export function ConsentsUnderWay({ consents, path, mayManage }: ConsentsUnderWayProps) {
  const t = useT();
  const { formData } = useNavigation();
  const connected = useJustConnected(consents);
  useReadAgain(
    consents.some(({ failure }) => failure === null),
    true,
  );
  return (
    <>
      {connected.map((bank) => (
        <Banner key={bank} tone="ok" title={t('bank.connected', { bank })} />
      ))}
      {consents.map(({ id, institution: bank, failure, again }) =>
        failure === null ? (
          <Banner
            key={id}
            title={t('bank.consentUnderWay', { bank })}
            action={
              <ButtonLink small to={path} icon={RefreshCw}>
                {t('bank.consentLook')}
              </ButtonLink>
            }
          >
            {t('bank.consentUnderWay.detail')}
          </Banner>
        ) : (
          <Banner
            key={id}
            tone="err"
            title={t('bank.consentFailed', { bank })}
            action={
              mayManage ? (
                <>
                  <a href={consentHref(path, again)} className={buttonClass({ small: true })}>
                    {t('bank.consentAgain')}
                  </a>
                  <Form method="post" action={path} preventScrollReset>
                    <input type="hidden" name="intent" value="dismiss" />
                    <input type="hidden" name="id" value={id} />
                    <Button
                      type="submit"
                      small
                      pending={formData?.get('intent') === 'dismiss' && formData.get('id') === id}
                      aria-label={`${t('bank.consentDismiss')}: ${bank}`}
                    >
                      {t('bank.consentDismiss')}
                    </Button>
                  </Form>
                </>
              ) : undefined
            }
          >
            {t(`bank.consentFailed.${failure}`)}
          </Banner>
        ),
      )}
    </>
  );
}
