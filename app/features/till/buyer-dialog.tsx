import { useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { callTill } from '#app/features/till/call-till.ts';
import type { CartBuyer } from '#app/features/till/cart.ts';
import { useErrorText } from '#app/features/till/use-error-text.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';

interface BuyerDialogProps {
  path: string;
  onChoose: (buyer: CartBuyer) => void;
  onClose: () => void;
}

interface Fields {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

const FIELDS = [
  ['name', 'till.buyerName', 160],
  ['street', 'till.buyerStreet', 120],
  ['postalCode', 'till.buyerPostalCode', 5],
  ['city', 'till.buyerCity', 80],
] as const;

/** The business that a receipt names: eleven digits, and the name comes by itself from the customers or the court register. */
export function BuyerDialog({ path, onChoose, onClose }: BuyerDialogProps) {
  const t = useT();
  const say = useErrorText();
  const [typed, setTyped] = useState('');
  const [fields, setFields] = useState<Fields | null>(null);
  const [unknown, setUnknown] = useState(false);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const oib = normalizeOib(typed);

  const find = async (): Promise<void> => {
    if (!isValidOib(oib)) return setProblem(t('till.oibInvalid'));
    setPending(true);
    const reply = await callTill(path, 'findBuyer', { oib });
    setPending(false);
    if (reply.ok === null) return setProblem(t('till.offline'));
    if (!reply.ok) return setProblem(say(reply.error));
    setProblem('');
    const { contact, company } = reply.value;
    if (contact !== null) return onChoose({ contactId: contact.id, name: contact.name, oib });
    setUnknown(company === null);
    const { name = '', street, postalCode, city } = company ?? {};
    setFields({ name, street: street ?? '', postalCode: postalCode ?? '', city: city ?? '' });
  };
  const take = async (buyer: Fields): Promise<void> => {
    setPending(true);
    const reply = await callTill(path, 'saveBuyer', { kind: 'business', oib, ...buyer, documentLocale: 'hr' });
    setPending(false);
    if (reply.ok === null) return setProblem(t('till.offline'));
    if (!reply.ok) return setProblem(say(reply.error));
    onChoose({ contactId: reply.value.id, name: reply.value.name, oib });
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('till.buyerLong')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void (fields === null ? find() : take(fields));
        }}
      >
        <Field label={t('till.buyerOib')} errors={problem === '' ? [] : [problem]}>
          <Input
            autoFocus
            inputMode="numeric"
            autoComplete="off"
            maxLength={15}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setFields(null);
            }}
            className="tabular h-11! text-lg!"
          />
        </Field>
        {fields === null
          ? null
          : FIELDS.map(([name, label, maxLength]) => (
              <Field key={name} label={t(label)}>
                <Input
                  value={fields[name]}
                  maxLength={maxLength}
                  onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
                  className="h-11!"
                />
              </Field>
            ))}
        {unknown && fields !== null ? <p className="text-sm text-muted">{t('till.buyerUnknown')}</p> : null}
        <Button type="submit" variant="primary" pending={pending} className="h-12! text-lg">
          {t(fields === null ? 'till.buyerFind' : 'till.buyerTake')}
        </Button>
      </form>
    </Dialog>
  );
}
