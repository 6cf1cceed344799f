import clsx from 'clsx';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import type { SharedView } from '#app/features/shared-document/shared-view.server.ts';

type Payment = NonNullable<SharedView['payment']>;

/** What is to be paid, to whom, and the two codes that banking apps read where it is paid in euro. */
export function SharedPayment({ payment }: { payment: Payment }) {
  return (
    <Card title={payment.title} aside={<span className="tabular text-lg font-semibold text-text">{payment.amount.value}</span>}>
      <div
        className={clsx(
          'flex flex-col gap-6',
          payment.codes.length > 0 && 'sm:grid sm:grid-cols-[minmax(0,1fr)_264px] sm:items-start sm:gap-8',
        )}
      >
        <dl className="flex min-w-0 flex-col gap-2 text-sm">
          {payment.facts.map(({ label, value, copy }) => (
            <div
              key={label}
              className="flex min-h-9 items-center justify-between gap-4 border-t pt-2 first:border-t-0 first:pt-0"
            >
              <dt className="shrink-0 text-muted">{label}</dt>
              <dd className="tabular flex min-w-0 items-center gap-1 text-right">
                <span className="min-w-0">{value}</span>
                {copy === null ? null : <CopyButton value={copy} what={label} />}
              </dd>
            </div>
          ))}
        </dl>
        {payment.codes.length === 0 ? null : (
          <div className="flex flex-col gap-5">
            {payment.codes.map((code) => (
              <Code key={code.id} {...code} />
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}

/** A code on white paper in either theme, with what it is for: the wide one above its words, the square one beside them. */
function Code({ id, src, label, hint }: Payment['codes'][number]) {
  const isWide = id === 'hub3';
  return (
    <figure className={isWide ? 'flex flex-col gap-2' : 'flex items-center gap-3'}>
      <div className="light shrink-0 rounded-sm border bg-surface p-3">
        <img src={src} alt={label} className={isWide ? 'h-auto w-full' : 'size-[84px]'} />
      </div>
      <figcaption className="min-w-0 text-xs">
        <span className="block font-medium">{label}</span>
        <span className="text-muted">{hint}</span>
      </figcaption>
    </figure>
  );
}
