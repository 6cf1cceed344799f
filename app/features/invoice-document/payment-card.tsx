import { Form } from '@remix-run/react';
import { Undo2 } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { openAsCharged } from '#app/features/invoice-document/open-charged.ts';
import { panelHref } from '#app/features/invoice-document/panels.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';

/** What is paid and what is open, the payments with the way to take one back, and the way to enter one. */
export function PaymentCard({
  invoice,
  path,
  mayBook,
  isPaying,
}: {
  invoice: InvoiceDto;
  path: string;
  mayBook: boolean;
  isPaying: boolean;
}) {
  const t = useT();
  const { open, paid, credited, total, dueOn, payments, paymentReference, cancelledBy, kind, inCurrency } = invoice;
  const owed = openAsCharged(invoice);
  const isOpen = /[1-9]/.test(open);
  const isVoid = cancelledBy !== null || takesBack(kind);
  const [label, amount] = isVoid
    ? [t('invoices.payment.total'), total]
    : isOpen
      ? [t('invoices.payment.open'), open]
      : [t('invoices.payment.paid'), paid];
  const facts = [
    ...(/[1-9]/.test(credited) ? [{ label: t('invoices.payment.credited'), value: formatMoney(credited) }] : []),
    ...(isOpen && /[1-9]/.test(paid)
      ? [{ label: t('invoices.payment.paidOf', { total: formatMoney(total) }), value: formatMoney(paid) }]
      : []),
    ...(inCurrency === undefined
      ? []
      : [{ label: t('invoices.inCurrency.charged'), value: formatMoney(inCurrency.total, inCurrency.currency) }]),
    ...(inCurrency === undefined || !isOpen || isVoid || open === total
      ? []
      : [{ label: t('invoices.inCurrency.open'), value: formatMoney(owed.amount, owed.currency) }]),
    ...(isOpen && dueOn ? [{ label: t('invoices.dueOn'), value: formatDate(dueOn) }] : []),
    ...(paymentReference && !isVoid
      ? [
          {
            label: t('invoices.payment.reference'),
            value: <Reference label={t('invoices.payment.reference')} {...paymentReference} />,
          },
        ]
      : []),
    ...noticesOf(t, invoice),
    ...(isOpen || isVoid ? [] : [{ label: t('invoices.payment.open'), value: formatMoney(open) }]),
  ];
  return (
    <Card
      title={label}
      aside={<span className="tabular text-lg font-semibold text-text">{formatMoney(amount)}</span>}
      className="max-lg:order-2"
    >
      <div className="flex flex-col gap-3">
        {payments.length > 0 ? (
          <ul className="flex flex-col gap-1.5">
            {payments.map((payment) => (
              <li key={payment.id} className="flex items-center justify-between gap-3 text-sm">
                <span className="tabular min-w-0 text-muted">
                  {formatDate(payment.paidOn)} · {t(`invoices.method.${payment.method}`)}
                  {payment.note ? ` · ${payment.note}` : ''}
                </span>
                <span className="flex shrink-0 items-center gap-1">
                  <span className="tabular">{formatMoney(payment.amount)}</span>
                  {mayBook ? (
                    <Form method="post" preventScrollReset>
                      <input type="hidden" name="paymentId" value={payment.id} />
                      <Button
                        type="submit"
                        name="intent"
                        value="void-payment"
                        small
                        variant="ghost"
                        aria-label={t('invoices.payment.void', { amount: formatMoney(payment.amount) })}
                        title={t('invoices.payment.void', { amount: formatMoney(payment.amount) })}
                        className="w-7 px-0!"
                      >
                        <Undo2 aria-hidden size={14} />
                      </Button>
                    </Form>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {facts.length > 0 ? <DescriptionList items={facts} /> : null}
        {isOpen && mayBook && !isPaying ? (
          <ButtonLink to={panelHref(path, 'uplata')} replace preventScrollReset className="self-start">
            {t('invoices.payment.title')}
          </ButtonLink>
        ) : null}
      </div>
    </Card>
  );
}

/** What the Tax Administration was told after the receipt: another way to pay, a buyer's OIB, tips. */
function noticesOf(t: Translate, { fiscal, paymentMethod, buyer }: InvoiceDto) {
  if (fiscal === null) return [];
  const words = { method: t(`invoices.method.${fiscal.paymentMethod}`), issued: t(`invoices.method.${paymentMethod}`) };
  const told = fiscal.buyerOib !== null && fiscal.buyerOib !== buyer.oib ? fiscal.buyerOib : null;
  return [
    ...(fiscal.paymentMethod === paymentMethod
      ? []
      : [{ label: t('invoices.paymentMethod'), value: t('invoices.changeData.instead', words) }]),
    ...(told === null ? [] : [{ label: t('invoices.changeData.buyerOib'), value: told }]),
    ...fiscal.tips.map(({ amount, method }) => ({
      label: t('invoices.tip.reported'),
      value: `${formatMoney(amount)} · ${t(`invoices.method.${method}`)}`,
    })),
  ];
}

const Reference = ({ label, model, reference }: { label: string; model: string; reference: string }) => (
  <span className="-my-1 inline-flex items-center gap-1">
    {model} {reference}
    <CopyButton value={reference} what={label} />
  </span>
);
