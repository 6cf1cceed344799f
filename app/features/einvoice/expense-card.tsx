import { Form, useNavigation } from '@remix-run/react';
import { Receipt } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ExpenseProposalDto } from '#server/contracts/einvoice.ts';
import { COST_CATEGORIES } from '#server/domain/expenses/cost-category.ts';

/** The cost that a received eRačun is: proposed with its own amounts, booked with one press, linked once it is. */
export function ExpenseCard({ proposal, base, mayBook }: { proposal: ExpenseProposalDto; base: string; mayBook: boolean }) {
  const t = useT();
  const pending = useNavigation().formData?.get('intent') === 'book';
  const { expense, vatGroups, total, currency, category } = proposal;
  if (expense !== null)
    return (
      <Card title={t('einvoiceLife.expense.title')}>
        <div className="flex flex-col items-start gap-3 text-sm">
          <p className="text-muted">{t('einvoiceLife.expense.booked')}</p>
          <ButtonLink icon={Receipt} to={`${base}/troskovi/${expense.id}`}>
            {t('einvoiceLife.expense.open')}
          </ButtonLink>
        </div>
      </Card>
    );
  const money = (amount: string) => formatMoney(amount, currency);
  const rows = [
    ...vatGroups.flatMap(({ rate, base: net, amount }) => {
      const shown = { rate: rate.replace('.', ',') };
      return [
        { label: t('einvoiceLife.expense.base', shown), value: money(net) },
        { label: t('einvoiceLife.expense.vat', shown), value: money(amount) },
      ];
    }),
    { label: t('einvoiceLife.expense.total'), value: <strong>{money(total)}</strong> },
  ];
  return (
    <Card title={t('einvoiceLife.expense.title')}>
      <div className="flex flex-col gap-3 text-sm">
        <p className="text-muted">{t('einvoiceLife.expense.proposal')}</p>
        <DescriptionList items={rows} />
        {mayBook ? (
          <Form method="post" className="flex flex-col gap-3">
            <Field label={t('einvoiceLife.expense.category')}>
              <Select
                name="category"
                defaultValue={category ?? 'other'}
                options={COST_CATEGORIES.map((value) => ({ value, label: t(`expenses.categories.${value}`) }))}
              />
            </Field>
            <div>
              <Button type="submit" name="intent" value="book" icon={Receipt} pending={pending}>
                {t('einvoiceLife.expense.book')}
              </Button>
            </div>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
