import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import type { SharedView } from '#app/features/shared-document/shared-view.server.ts';

/** What is to be paid, to whom, and the two codes that banking apps read. Codes stand on white in either theme. */
export function SharedPayment({ payment }: { payment: NonNullable<SharedView['payment']> }) {
  return (
    <Card title={payment.title} aside={<span className="tabular text-lg font-semibold text-text">{payment.amount.value}</span>}>
      <div className="flex flex-col gap-6 md:grid md:grid-cols-[minmax(0,1fr)_auto] md:items-start md:gap-10">
        <dl className="flex min-w-0 flex-col gap-2.5 text-sm">
          {payment.facts.map(({ label, value, copy }) => (
            <div key={label} className="flex min-h-7 items-center justify-between gap-4 border-b pb-2 last:border-b-0">
              <dt className="shrink-0 text-muted">{label}</dt>
              <dd className="tabular flex min-w-0 items-center gap-1 text-right">
                <span className="min-w-0">{value}</span>
                {copy === null ? null : <CopyButton value={copy} />}
              </dd>
            </div>
          ))}
        </dl>
        <div className="flex flex-wrap gap-6">
          {payment.codes.map(({ id, src, label, hint }) => (
            <figure key={id} className="flex flex-col gap-2">
              <div className="light flex items-center justify-center rounded-sm border bg-white p-3">
                <img src={src} alt={label} className={id === 'hub3' ? 'h-[92px] w-auto' : 'size-[92px]'} />
              </div>
              <figcaption className="max-w-56 text-xs">
                <span className="block font-medium">{label}</span>
                <span className="text-muted">{hint}</span>
              </figcaption>
            </figure>
          ))}
        </div>
      </div>
    </Card>
  );
}
