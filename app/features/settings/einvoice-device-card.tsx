import { Form } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { PremisesDto } from '#server/contracts/companies.ts';

/** Asks for a device of its own for eRačuni, while they share one with receipts. Nothing once they have one. */
export function EInvoiceDeviceCard({ places, mayManage }: { places: readonly PremisesDto[]; mayManage: boolean }) {
  const t = useT();
  const inUse = places.filter(({ active }) => active);
  const [first] = inUse;
  const isApart = inUse.some(({ devices }) => devices.some(({ active, purpose }) => active && purpose === 'einvoices'));
  if (isApart || first === undefined || !mayManage) return null;
  return (
    <Card title={t('settings.einvoiceDevice.title')}>
      <Form method="post" preventScrollReset className="flex flex-col gap-4">
        <input type="hidden" name="form" value="einvoice-device" />
        <p className="text-sm text-muted">{t('settings.einvoiceDevice.detail')}</p>
        <div className="flex flex-wrap items-end gap-3">
          {inUse.length === 1 ? (
            <input type="hidden" name="premisesId" value={first.id} />
          ) : (
            <Field label={t('settings.einvoiceDevice.premises')} id="einvoice-premises" className="w-56">
              <Select
                name="premisesId"
                defaultValue={first.id}
                options={inUse.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` }))}
              />
            </Field>
          )}
          <Button type="submit" icon={Plus}>
            {t('settings.einvoiceDevice.make')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
