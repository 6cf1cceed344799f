import { Form, useNavigation } from '@remix-run/react';
import { Search } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { FoundCompany, FoundTaxpayer } from '#server/contracts/party-checks.ts';

/** What came of looking up an OIB or a VAT id: a company or a taxpayer, none, or why nobody knows. */
export interface LookUp {
  readonly number: string;
  /** It is a VAT id, else an OIB. */
  readonly isVatId: boolean;
  readonly company: FoundCompany | null;
  readonly taxpayer: FoundTaxpayer | null;
  readonly failure: Pick<ErrorBody, 'code' | 'params'> | null;
  /** True when what was typed is no such number. */
  readonly isWrong: boolean;
}

/** Fills in a new customer from the court register or VIES; the other parameters of the address are kept. */
export function LookUpForm({ lookUp, keep }: { lookUp: LookUp | null; keep: readonly (readonly [string, string])[] }) {
  const t = useT();
  const { state, location } = useNavigation();
  const pending = state === 'loading' && location.search.includes('broj=');
  return (
    <Card title={t('contacts.lookUp.title')}>
      <div className="flex flex-col gap-3">
        <Form method="get" className="flex items-start gap-2">
          {keep.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field
            label={t('contacts.lookUp.number')}
            className="max-w-[220px] grow"
            errors={lookUp?.isWrong ? [t(lookUp.isVatId ? 'errors.CONTACT_VAT_ID_INVALID' : 'errors.OIB_INVALID')] : []}
          >
            <Input
              key={lookUp?.number}
              name="broj"
              autoFocus={lookUp?.isWrong}
              defaultValue={lookUp?.number ?? ''}
              autoCapitalize="characters"
              maxLength={24}
              autoComplete="off"
              className="tabular"
            />
          </Field>
          {/* Beside the input, whatever is said below it. */}
          <Button type="submit" icon={Search} pending={pending} className="mt-6 shrink-0">
            {t('contacts.lookUp.do')}
          </Button>
        </Form>
        <p className="text-xs text-muted">{t('contacts.lookUp.hint')}</p>
        {lookUp === null || lookUp.isWrong ? null : <Outcome lookUp={lookUp} />}
      </div>
    </Card>
  );
}

function Outcome({ lookUp: { company, taxpayer, failure } }: { lookUp: LookUp }) {
  const t = useT();
  if (failure !== null) return <Banner tone="warn" title={errorSentence(t, failure.code, failure.params)} />;
  if (taxpayer !== null) {
    if (!taxpayer.valid) return <Banner tone="warn" title={t('contacts.lookUp.unregistered')} />;
    return <Banner tone="ok" title={t(taxpayer.name === null ? 'contacts.lookUp.registered' : 'contacts.lookUp.fromVies')} />;
  }
  if (company === null) {
    return (
      <Banner tone="info" title={t('contacts.lookUp.none')}>
        {t('contacts.lookUp.noneDetail')}
      </Banner>
    );
  }
  if (company.active === false) return <Banner tone="warn" title={t('contacts.lookUp.struckOff')} />;
  return <Banner tone="ok" title={t('contacts.lookUp.found')} />;
}
