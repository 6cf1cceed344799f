import { Form, useNavigation } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { formatDate, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { SuppressionDto } from '#server/contracts/mail.ts';

/** Addresses that mail no longer goes to, each with why and the way to let it go again. */
export function SuppressionList({ suppressions }: { suppressions: readonly SuppressionDto[] }) {
  const t = useT();
  const lifting = useNavigation().formData?.get('address');
  return (
    <Card title={t('mail.suppressions')} flush>
      <p className="px-[18px] pb-3 text-sm text-muted">{t('mail.suppressionsDetail')}</p>
      {suppressions.length === 0 ? (
        <p className="border-t px-[18px] py-3 text-sm text-muted">{t('mail.suppressionsNone')}</p>
      ) : (
        <ul>
          {suppressions.map(({ address, reason, detail, since }) => (
            <li key={address} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t px-[18px] py-3">
              <div className="min-w-0 flex-1 basis-60">
                <p className="font-medium break-all">{address}</p>
                <p className="text-sm text-muted">
                  {t(`mail.reason.${reason}`)} · {formatDate(zagrebDate(since))}
                </p>
                {detail === null ? null : (
                  <p lang="en" className="text-xs break-words text-muted">
                    {detail}
                  </p>
                )}
              </div>
              <Form method="post">
                <input type="hidden" name="form" value="lift" />
                <input type="hidden" name="address" value={address} />
                <Button type="submit" small pending={lifting === address} aria-label={t('mail.liftAddress', { address })}>
                  {t('mail.lift')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
