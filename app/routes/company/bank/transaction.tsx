import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { formatDate, formatIban, formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'bank.transaction');

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { banking } = await fromApi(args, () => args.context.companyApi(slug));
  const transaction = await fromApi(args, () => banking.transaction({ id: args.params['id'] ?? '' }));
  return { transaction, path: inCompany(slug, 'banka') };
}

/** Everything that the bank told of one booked transaction. */
export default function BankTransaction() {
  const t = useT();
  const { transaction: of, path } = useLoaderData<typeof loader>();
  const name = of.counterpartyName === '' ? t('bank.unnamed') : of.counterpartyName;
  const amount = formatMoney(of.creditDebit === 'DBIT' ? `-${of.amount}` : of.amount, of.currency, { plus: true });
  const copied = (label: string, value: string, shown = value) => ({
    label,
    value: (
      <span className="inline-flex max-w-full items-center gap-1">
        <span className="min-w-0 break-words">{shown}</span>
        <CopyButton value={value} what={label} />
      </span>
    ),
  });
  const items = [
    { label: t('bank.bookingDate'), value: formatDate(of.bookingDate) },
    ...(of.valueDate === null ? [] : [{ label: t('bank.valueDate'), value: formatDate(of.valueDate) }]),
    ...(of.reference === null ? [] : [copied(t('bank.reference'), of.reference)]),
    ...(of.counterpartyIban === null ? [] : [copied(t('bank.iban'), of.counterpartyIban, formatIban(of.counterpartyIban))]),
    {
      label: t('bank.account'),
      value: [of.account.institution, of.account.name, of.account.iban === null ? '' : formatIban(of.account.iban)]
        .filter(Boolean)
        .join(' · '),
    },
    ...(of.endToEndId === null ? [] : [{ label: t('bank.endToEndId'), value: of.endToEndId }]),
    ...(of.transactionId === null ? [] : [{ label: t('bank.bankId'), value: of.transactionId }]),
    ...(of.balanceAfter === null ? [] : [{ label: t('bank.balanceAfter'), value: formatMoney(of.balanceAfter, of.currency) }]),
  ];
  return (
    <>
      <PageHeader title={name} actions={<ButtonLink to={path}>{t('bank.back')}</ButtonLink>} />
      <Card className="max-w-[640px]">
        <p className="tabular mb-1 text-2xl font-semibold">{amount}</p>
        <p className="mb-4 text-sm whitespace-pre-line text-muted">{of.remittanceInformation}</p>
        <DescriptionList items={items} />
      </Card>
    </>
  );
}
