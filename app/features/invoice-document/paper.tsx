import clsx from 'clsx';
import { Avatar } from '#app/components/ui/avatar.tsx';
import type { PaperView } from '#app/features/invoice-document/paper-view.ts';
import type { PaperSymbols } from '#app/features/invoice-document/symbols.server.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** The document as the customer gets it, on white paper in either theme. */
export function Paper({ view, symbols }: { view: PaperView; symbols: PaperSymbols }) {
  const t = useT();
  const { seller, buyer } = view;
  return (
    <article
      lang={view.locale}
      aria-label={view.title}
      className="light relative flex min-w-0 flex-col overflow-clip rounded-md border bg-surface px-5 py-6 text-xs text-text sm:px-10 sm:py-10 lg:min-h-[940px] lg:px-12 lg:py-11"
    >
      <div className="flex items-start justify-between gap-6">
        <Avatar name={seller.name} size={28} color={seller.accent} />
        <div className="text-right text-muted">
          <p>
            <b className="font-semibold text-text">{seller.name}</b>
            {seller.owner ? `, ${seller.owner}` : ''}
          </p>
          {seller.lines.map((line) => (
            <p key={line} className="tabular">
              {line}
            </p>
          ))}
        </div>
      </div>
      <div className="mt-8 flex flex-wrap-reverse items-end justify-between gap-x-8 gap-y-5">
        <div>
          <h2 className="tabular text-xl font-semibold" style={{ color: seller.accent }}>
            {view.title}
          </h2>
          {view.warning ? <p className="my-0.5 font-semibold">{view.warning}</p> : null}
          {view.facts.map((fact) => (
            <p key={fact} className="tabular text-muted">
              {fact}
            </p>
          ))}
          {view.demo ? <p className="mt-1 font-semibold text-err">{view.demo}</p> : null}
        </div>
        {buyer ? (
          <div className="w-full sm:w-[30%] sm:min-w-48">
            <p className="text-muted">{buyer.label}</p>
            <p className="font-semibold">{buyer.name}</p>
            {buyer.lines.map((line) => (
              <p key={line} className="tabular">
                {line}
              </p>
            ))}
            {buyer.delivery ? (
              <>
                <p className="mt-2 text-muted">{buyer.delivery.label}</p>
                <p className="whitespace-pre-line">{buyer.delivery.address}</p>
              </>
            ) : null}
          </div>
        ) : null}
      </div>
      <Lines view={view} />
      <div
        className={clsx(
          'mt-4 grid gap-x-10 gap-y-5 sm:grid-cols-[minmax(0,1fr)_minmax(240px,42%)]',
          view.totals.length === 0 && 'hidden',
        )}
      >
        {view.recapitulation ? <Recapitulation table={view.recapitulation} /> : <span />}
        <dl className="tabular">
          {view.totals.map(({ label, value, strong }) => (
            <div
              key={label}
              className={clsx(
                'flex items-baseline justify-between gap-4',
                strong ? 'mt-1.5 border-t border-text pt-2 text-base font-semibold' : 'py-0.5',
              )}
              style={strong ? { color: seller.accent } : undefined}
            >
              <dt className={strong ? undefined : 'text-muted'}>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {view.inEuro ? (
        <div className="mt-6 grid gap-x-10 gap-y-3 sm:grid-cols-[minmax(0,1fr)_minmax(240px,42%)]">
          <div className="flex flex-col gap-2">
            <p className="text-[11px] leading-4 text-muted">{view.inEuro.remark}</p>
            {view.inEuro.recapitulation ? <Recapitulation table={view.inEuro.recapitulation} /> : null}
          </div>
          <dl className="tabular flex items-baseline justify-between gap-4 self-start">
            <dt className="text-muted">{view.inEuro.total.label}</dt>
            <dd>{view.inEuro.total.value}</dd>
          </dl>
        </div>
      ) : null}
      {view.notes.length > 0 ? (
        <div className="mt-6 text-muted">
          {view.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      ) : null}
      {view.note ? (
        <div className="mt-4">
          <p className="text-muted">{view.note.label}</p>
          <p className="whitespace-pre-line">{view.note.text}</p>
        </div>
      ) : null}
      <div className="mt-auto pt-10">
        {view.signatures.length > 0 ? (
          <div className="grid grid-cols-2 gap-10 pt-2 sm:flex sm:justify-between">
            {view.signatures.map(({ label, hint }) => (
              <div key={label} className="min-w-0 sm:w-52">
                <p className="text-muted">{label}</p>
                <p className="mt-9 border-t border-text pt-1 text-[11px] leading-4 text-muted">{hint}</p>
              </div>
            ))}
          </div>
        ) : null}
        <div
          className={
            view.signatures.length > 0
              ? 'hidden'
              : 'flex items-start justify-between gap-x-8 gap-y-5 border-t pt-5 max-sm:flex-wrap'
          }
        >
          <div className="tabular min-w-0 sm:shrink-0">
            {view.payment ? (
              <>
                <p className="text-muted">{view.payment.title}</p>
                {view.payment.lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </>
            ) : null}
            {symbols.pdf417 ? <img src={symbols.pdf417} alt={t('invoices.paper.pdf417')} className="mt-2.5 h-auto w-60" /> : null}
          </div>
          <div className="flex min-w-0 items-start gap-3.5 sm:text-right">
            <div className="tabular min-w-0 grow text-muted">
              {view.fiscal.lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
            {symbols.qr ? <img src={symbols.qr} alt={t('invoices.paper.qr')} className="size-[84px] shrink-0" /> : null}
          </div>
        </div>
        {seller.footer.length > 0 ? (
          <div className="mt-6 text-[11px] leading-4 text-muted">
            {seller.footer.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ) : null}
      </div>
    </article>
  );
}

/** The lines; on a phone each is its description with the numbers below. */
function Lines({ view }: { view: PaperView }) {
  const [description, ...numbers] = view.columns;
  return (
    <table role="table" className="mt-7 w-full border-collapse max-sm:block">
      <thead className="max-sm:sr-only">
        <tr role="row" className="text-muted">
          <th scope="col" className="pb-2 text-left font-normal">
            {description?.label}
          </th>
          {numbers.map(({ id, label }) => (
            <th key={id} scope="col" className="pb-2 pl-4 text-right font-normal whitespace-nowrap">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {view.rows.map((row, index) => (
          <tr key={index} role="row" className="border-t max-sm:flex max-sm:flex-wrap max-sm:gap-x-4 max-sm:py-2">
            <td role="cell" className="py-2 align-top whitespace-pre-line max-sm:w-full max-sm:py-0 max-sm:font-medium">
              {row.description}
              {row.references === '' ? null : (
                <span className="tabular block text-[11px] leading-4 font-normal text-muted">{row.references}</span>
              )}
            </td>
            {row.cells.map((text, column) => (
              <td
                key={numbers[column]?.id}
                role="cell"
                className="tabular py-2 pl-4 text-right align-top whitespace-nowrap max-sm:py-0 max-sm:pl-0 max-sm:text-muted max-sm:last:ml-auto max-sm:last:text-text"
              >
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Recapitulation({ table }: { table: NonNullable<PaperView['recapitulation']> }) {
  return (
    <table className="tabular h-fit w-full border-collapse text-[11px] leading-4">
      <thead>
        <tr className="text-muted">
          {table.head.map((label, index) => (
            <th key={label} scope="col" className={clsx('pb-1 font-normal', index === 0 ? 'text-left' : 'pl-2 text-right')}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([name = '', ...numbers], row) => (
          <tr key={row} className="border-t">
            <th scope="row" className="py-1 text-left font-normal">
              {name}
            </th>
            {numbers.map((text, index) => (
              <td key={index} className="py-1 pl-2 text-right">
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
