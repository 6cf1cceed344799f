import { Form } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { CertificateDto } from '#server/contracts/certificates.ts';

/** The last question before a key is gone. It has an address of its own, so it needs no script. */
export function RemoveCertificate({ certificate, isLast, here }: { certificate: CertificateDto; isLast: boolean; here: string }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { id, serialNumber } = certificate;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby={`remove-${id}`}
      className="flex flex-col gap-3 rounded-md bg-err-weak p-3.5"
    >
      <div>
        <h4 id={`remove-${id}`} className="font-medium text-err">
          {t('certificates.remove.title', { serial: serialNumber })}
        </h4>
        <p className="mt-1 text-sm">{t('certificates.remove.detail')}</p>
        {isLast ? <p className="mt-1 text-sm font-medium">{t('certificates.remove.last')}</p> : null}
      </div>
      <Form method="post" action={here} className="flex flex-wrap gap-2">
        <input type="hidden" name="form" value="remove" />
        <ButtonLink to={here} preventScrollReset>
          {t('common.cancel')}
        </ButtonLink>
        <Button type="submit" variant="danger" name="id" value={id}>
          {t('certificates.remove.confirm')}
        </Button>
      </Form>
    </div>
  );
}
