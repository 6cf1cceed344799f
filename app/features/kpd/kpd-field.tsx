import { useParams } from '@remix-run/react';
import { useState } from 'react';
import { initialText, type FormField } from '#app/features/form-fields/text-field.tsx';
import { KpdInput } from '#app/features/kpd/kpd-input.tsx';

interface KpdFieldProps {
  field: FormField;
  /** Control that names what is sold. */
  nameId: string;
}

/** The KPD code of a form that keeps its own values. */
export function KpdField({ field, nameId }: KpdFieldProps) {
  const { company = '' } = useParams();
  const [value, setValue] = useState(() => initialText(field));
  return (
    <KpdInput
      id={field.id}
      name={field.name}
      form={field.formId}
      value={value}
      onValue={setValue}
      searchPath={`/${company}/artikli/kpd`}
      about={() => (document.getElementById(nameId) as HTMLInputElement | null)?.value ?? ''}
    />
  );
}
