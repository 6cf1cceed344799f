import type { ReactNode } from 'react';

/** Fields that belong together, under a heading of their own. */
export function FieldGroup({ title, note, children }: { title: string; note?: string | undefined; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="float-left mb-0 w-full text-base font-semibold">{title}</legend>
      {note ? <p className="-mt-3 clear-both text-sm text-muted">{note}</p> : null}
      {children}
    </fieldset>
  );
}
