import { Form } from '@remix-run/react';
import { Activity } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { formatCount } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { FiscalizationEcho } from '#server/contracts/certificates.ts';

/** What came of asking; null parts where nothing was asked or nothing came. */
interface EchoReply {
  readonly echo: FiscalizationEcho | null;
  readonly echoError: Pick<ErrorBody, 'code' | 'params'> | null;
}

/** Asks the Tax Administration's service whether it is there. */
export function EchoCard({ reply, pending }: { reply: EchoReply | null; pending: boolean }) {
  const t = useT();
  const { echo = null, echoError = null } = pending ? {} : (reply ?? {});
  return (
    <Card title={t('certificates.echo.title')}>
      <div className="flex flex-col gap-3">
        {echo ? <Banner tone="ok" title={t('certificates.echo.ok', { ms: formatCount(echo.durationMs) })} /> : null}
        {echoError ? (
          <Banner tone="warn" title={t('certificates.echo.failed')}>
            {errorSentence(t, echoError.code, echoError.params)} {t('certificates.echo.failedDetail')}
          </Banner>
        ) : null}
        <Form method="post" preventScrollReset className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <input type="hidden" name="form" value="echo" />
          <p className="min-w-0 flex-1 basis-60 text-sm text-muted">{t('certificates.echo.detail')}</p>
          <Button type="submit" icon={Activity} pending={pending}>
            {t('certificates.echo.action')}
          </Button>
        </Form>
      </div>
    </Card>
  );
}
