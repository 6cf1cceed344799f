import clsx from 'clsx';
import type { SlipView } from '#app/features/till/slip-view.ts';
import { useT } from '#app/i18n/use-t.tsx';

export type SlipWidth = 58 | 80;

/** A receipt as it comes out of the printer; on paper nothing else of the page is seen. It stays black on white in every theme. */
export function Slip({ slip, width }: { slip: SlipView; width: SlipWidth }) {
  const t = useT();
  return (
    <article
      lang={slip.locale}
      data-slip
      className={clsx(
        'mx-auto flex flex-col gap-2 rounded-xs border border-[#d3d3ce] bg-[#ffffff] p-[4mm] text-xs text-[#1a1a1c] print:m-0 print:border-0',
        width === 58 ? 'w-[58mm]' : 'w-[80mm]',
      )}
    >
      {slip.demo === null ? null : <p className="text-center font-semibold">{slip.demo}</p>}
      <div className="text-center">
        {slip.seller.map((line, index) => (
          <p key={line} className={clsx(index === 0 && 'text-base font-semibold')}>
            {line}
          </p>
        ))}
      </div>
      <div>
        <p className="text-base font-semibold">{slip.title}</p>
        {[...slip.facts, ...slip.buyer].map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <ul className="tabular flex flex-col gap-1 border-y border-dashed border-[#8a8a90] py-2">
        {slip.rows.map((row, index) => (
          <li key={index}>
            <p>{row.description}</p>
            <p className="flex justify-between gap-2">
              <span>{row.detail}</span>
              <span className="whitespace-nowrap">{row.amount}</span>
            </p>
          </li>
        ))}
      </ul>
      <dl className="tabular">
        {slip.totals.map(({ label, value, strong }) => (
          <Pair key={label} label={label} value={value} strong={strong} />
        ))}
        {slip.payments.map(({ label, value }) => (
          <Pair key={label} label={label} value={value} />
        ))}
      </dl>
      {slip.recapitulation === null ? null : (
        <table className="tabular w-full text-[11px] leading-4">
          <thead>
            <tr>
              {slip.recapitulation.head.map((text, index) => (
                <th key={text} scope="col" className={clsx('font-normal', index === 0 ? 'text-left' : 'text-right')}>
                  {index === 0 && slip.recapitulation?.head.length === 4 ? t('till.vat') : text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {slip.recapitulation.rows.map((row, rowIndex) => (
              <tr key={rowIndex}>
                {row.map((text, index) => (
                  <td key={index} className={index === 0 ? 'text-left' : 'text-right'}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="border-t border-dashed border-[#8a8a90] pt-2 text-[11px] leading-4">
        {slip.fiscal.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {slip.qr === null ? null : (
        // 24 mm with white paper around it: at least 20 mm and a quiet zone of 2 mm are asked for.
        <img src={slip.qr} alt={t('till.qr')} className="mx-auto my-[2mm] size-[24mm]" />
      )}
      {slip.notes.map((note) => (
        <p key={note} className="text-[11px] leading-4">
          {note}
        </p>
      ))}
    </article>
  );
}

const Pair = ({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) => (
  <div className={clsx('flex justify-between gap-2', strong && 'text-lg font-semibold')}>
    <dt>{label}</dt>
    <dd className="whitespace-nowrap">{value}</dd>
  </div>
);
