import { Form, useNavigation } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink, buttonClass } from '#app/components/ui/button.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { useReadAgain } from '#app/lib/use-read-again.ts';

/** A consent that was given, in the words of its screen. */
export interface GivenConsent {
  readonly id: string;
  /** Whose consent it is: of a bank, of a mailbox. */
  readonly name: string;
  /** Sentence of why nothing came of it; null while it is under way. */
  readonly failure: string | null;
  /** Address that begins it anew; it leaves the application, so the browser itself must follow it. */
  readonly again: string;
}

/** Names of those whose connecting this page has seen begin and end well, the last time that one of them did. */
function useJustConnected(consents: readonly GivenConsent[], connected: (name: string) => string): readonly string[] {
  const t = useT();
  const [names, setNames] = useState<readonly string[]>([]);
  const before = useRef(consents);
  useEffect(() => {
    const followed = before.current.filter(({ failure }) => failure === null);
    before.current = consents;
    const now = new Map(consents.map((consent) => [consent.id, consent]));
    for (const { id, name } of followed) if (now.get(id)?.failure) announce(t('consent.failed', { name }));
    const done = followed.filter(({ id }) => !now.has(id)).map(({ name }) => name);
    if (done.length === 0) return;
    setNames(done);
    for (const name of done) announce(connected(name));
  }, [consents, connected, t]);
  return names;
}

interface ConsentsUnderWayProps {
  consents: readonly GivenConsent[];
  /** Address of the page that shows them, and whose action takes the intent `dismiss` with an `id`. */
  path: string;
  mayManage: boolean;
  /** What is being done meanwhile. */
  detail: string;
  /** That one of them is connected now. */
  connected: (name: string) => string;
}

/** What becomes of consents that were given: under way, connected, or failed with what to do next. Follows by itself. */
export function ConsentsUnderWay({ consents, path, mayManage, detail, connected }: ConsentsUnderWayProps) {
  const t = useT();
  const { formData } = useNavigation();
  const justConnected = useJustConnected(consents, connected);
  useReadAgain(
    consents.some(({ failure }) => failure === null),
    true,
  );
  return (
    <>
      {justConnected.map((name) => (
        <Banner key={name} tone="ok" title={connected(name)} />
      ))}
      {consents.map(({ id, name, failure, again }) =>
        failure === null ? (
          <Banner
            key={id}
            title={t('consent.underWay', { name })}
            action={
              <ButtonLink small to={path} icon={RefreshCw}>
                {t('consent.look')}
              </ButtonLink>
            }
          >
            {detail}
          </Banner>
        ) : (
          <Banner
            key={id}
            tone="err"
            title={t('consent.failed', { name })}
            action={
              mayManage ? (
                <>
                  <a href={again} className={buttonClass({ small: true })}>
                    {t('consent.again')}
                  </a>
                  <Form method="post" action={path} preventScrollReset>
                    <input type="hidden" name="intent" value="dismiss" />
                    <input type="hidden" name="id" value={id} />
                    <Button
                      type="submit"
                      small
                      pending={formData?.get('intent') === 'dismiss' && formData.get('id') === id}
                      aria-label={`${t('consent.dismiss')}: ${name}`}
                    >
                      {t('consent.dismiss')}
                    </Button>
                  </Form>
                </>
              ) : undefined
            }
          >
            {failure}
          </Banner>
        ),
      )}
    </>
  );
}
