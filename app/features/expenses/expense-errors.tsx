import type { FormMetadata } from '@conform-to/react';
import { useParams } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import type { ExpenseValues } from '#app/features/expenses/expense-values.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { inCompany } from '#app/lib/paths.ts';

const TWINS: readonly string[] = ['EXPENSE_DUPLICATE', 'EXPENSE_FROM_SAME_FILE'];

interface ExpenseErrorsProps {
  form: FormMetadata<ExpenseValues, string[]>;
  error: ErrorBody | null;
  pending: boolean;
}

/** Above the form: what was refused as a whole, come into view because the form is longer than a screen; a likeness can be accepted. */
export function ExpenseErrors({ form, error, pending }: ExpenseErrorsProps) {
  const t = useT();
  const { company = '' } = useParams();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== null) place.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  const twin = error !== null && TWINS.includes(error.code) ? error.params['id'] : undefined;
  return (
    <div ref={place} className="empty:hidden">
      {error === null || twin === undefined ? (
        <FormErrors errors={form.errors} allErrors={form.allErrors} error={error} />
      ) : (
        <Banner
          alert
          tone="warn"
          title={errorSentence(t, error.code, error.params)}
          action={
            <>
              <ButtonLink small to={inCompany(company, `troskovi/${String(twin)}`)}>
                {t('expenses.seeTwin')}
              </ButtonLink>
              <Button small type="submit" name="acceptDuplicate" value="true" pending={pending}>
                {t('expenses.acceptDuplicate')}
              </Button>
            </>
          }
        />
      )}
    </div>
  );
}
