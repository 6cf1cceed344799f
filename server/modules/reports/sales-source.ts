import { type SQL, sql } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { operators, premises } from '#drizzle/schema/companies.ts';
import { invoiceLevies, invoiceLines, invoices, invoiceVatGroups } from '#drizzle/schema/invoicing.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import type { SalesGroup } from '#server/contracts/reports.ts';
import { lengthOf, type Period } from '#server/domain/reports/period.ts';
import { paymentMethodNow } from '#server/modules/fiscalization/index.ts';

/**
 * Where a report's amounts come from: rows of `document`, `day`, `key`, `label`, and in cents `base`, `vat`, `levy` (taxes and fees beside
 * VAT) and `levy_base`, which is part of a base that another row counts.
 */
export interface SalesSource {
  readonly rows: SQL;
  /** A document may give several rows: then documents are counted apart. */
  readonly several: boolean;
}

const within = ({ from, to }: Period): SQL => sql`${invoices.issuedOn} between ${from}::date and ${to}::date`;

/** Documents of both periods as a source; storno rows hold negated amounts already. */
export function salesSource(by: SalesGroup, period: Period, before: Period): SalesSource {
  const inPeriods = sql`(${within(period)} or ${within(before)})`;
  const plain = (key: SQL, label: SQL, join = sql``): SalesSource => ({
    rows: sql`select ${invoices.id} as document, ${invoices.issuedOn} as day, ${key} as key, ${label} as label, ${invoices.baseMinor} as base, ${invoices.vatMinor} as vat,
      ${invoices.totalMinor} - ${invoices.baseMinor} - ${invoices.vatMinor} as levy, 0 as levy_base from ${invoices} ${join} where ${inPeriods}`,
    several: false,
  });
  switch (by) {
    case 'day':
      return plain(sql`to_char(${shifted(period)}, 'YYYY-MM-DD')`, sql`null::text`);
    case 'month':
      return plain(sql`to_char(${shifted(period)}, 'YYYY-MM')`, sql`null::text`);
    case 'payment':
      return plain(paymentMethodNow, sql`null::text`);
    case 'customer':
      return plain(
        sql`coalesce(${invoices.contactId}::text, 'none')`,
        sql`${contacts.name}`,
        sql`left join ${contacts} on ${contacts.companyId} = ${invoices.companyId} and ${contacts.id} = ${invoices.contactId}`,
      );
    case 'operator':
      return plain(
        sql`${invoices.operatorId}::text`,
        sql`${operators.name}`,
        sql`left join ${operators} on ${operators.companyId} = ${invoices.companyId} and ${operators.id} = ${invoices.operatorId}`,
      );
    case 'premises':
      return plain(
        sql`${invoices.premisesId}::text`,
        sql`${premises.code} || ' · ' || ${premises.name}`,
        sql`left join ${premises} on ${premises.companyId} = ${invoices.companyId} and ${premises.id} = ${invoices.premisesId}`,
      );
    case 'vat':
      return { rows: sql`${vatRows(inPeriods)} union all ${levyRows(inPeriods, levyKeys)}`, several: true };
    case 'product':
      return { rows: sql`${productRows(inPeriods)} union all ${levyRows(inPeriods, sql`${LEVIES_KEY}`)}`, several: true };
  }
}

/** The day of a document, for one of the period before the day that it is compared with. */
function shifted(period: Period): SQL {
  const { months, days } = lengthOf(period);
  return sql`case when ${within(period)} then ${invoices.issuedOn} else (${invoices.issuedOn} + make_interval(months => ${months}::int, days => ${days}::int))::date end`;
}

const vatRows = (inPeriods: SQL): SQL =>
  sql`select ${invoices.id} as document, ${invoices.issuedOn} as day, ${invoiceVatGroups.vatCode} || ':' || ${invoiceVatGroups.ratePercent} as key, null::text as label, ${invoiceVatGroups.baseMinor} as base, ${invoiceVatGroups.vatMinor} as vat, 0 as levy, 0 as levy_base
    from ${invoices} join ${invoiceVatGroups} on ${invoiceVatGroups.companyId} = ${invoices.companyId} and ${invoiceVatGroups.invoiceId} = ${invoices.id}
    where ${inPeriods}`;

/** Key of the row that has all taxes and fees beside VAT. */
export const LEVIES_KEY = 'levies';

/** One row for each kind, name and rate: `levy:consumption_tax:3:`. */
const levyKeys = sql`'levy:' || ${invoiceLevies.kind} || ':' || ${invoiceLevies.ratePercent} || ':' || ${invoiceLevies.name}`;

/** Taxes and fees beside VAT. Their base is in the rows of VAT already. */
const levyRows = (inPeriods: SQL, key: SQL): SQL =>
  sql`select ${invoices.id} as document, ${invoices.issuedOn} as day, ${key} as key, null::text as label, 0 as base, 0 as vat, ${invoiceLevies.amountMinor} as levy, ${invoiceLevies.baseMinor} as levy_base
    from ${invoices} join ${invoiceLevies} on ${invoiceLevies.companyId} = ${invoices.companyId} and ${invoiceLevies.invoiceId} = ${invoices.id}
    where ${inPeriods}`;

/**
 * Lines with their part of the recapitulation. Base and VAT of a row of it, from which the document's discount is off already,
 * fall on its lines in proportion to their amounts; each line gets the rounded sum up to itself less the one before it, so
 * that all of them together come to the row to the cent.
 */
function productRows(inPeriods: SQL): SQL {
  const l = invoiceLines;
  const g = invoiceVatGroups;
  const share = (minor: SQL): SQL =>
    sql`coalesce(round(${minor}::numeric * upto / nullif(whole, 0)) - round(${minor}::numeric * (upto - amount) / nullif(whole, 0)), 0)`;
  return sql`select document, day, coalesce(product::text, 'none') as key, ${products.name} as label, ${share(sql`base`)} as base, ${share(sql`vat`)} as vat, 0 as levy, 0 as levy_base
    from (
      select ${invoices.companyId} as company_id, ${invoices.id} as document, ${invoices.issuedOn} as day, ${l.productId} as product,
        ${l.amountMinor} as amount, ${g.baseMinor} as base, ${g.vatMinor} as vat,
        sum(${l.amountMinor}) over (partition by ${l.invoiceId}, ${g.position}) as whole,
        sum(${l.amountMinor}) over (partition by ${l.invoiceId}, ${g.position} order by ${l.position}) as upto
      from ${invoices}
      join ${l} on ${l.companyId} = ${invoices.companyId} and ${l.invoiceId} = ${invoices.id}
      join ${g} on ${g.companyId} = ${l.companyId} and ${g.invoiceId} = ${l.invoiceId} and ${g.vatCode} = ${l.vatCode}
        and ${g.ratePercent} = ${l.ratePercent} and ${g.exemptionReason} is not distinct from ${l.exemptionReason}
      where ${inPeriods}
    ) lines
    left join ${products} on ${products.companyId} = lines.company_id and ${products.id} = lines.product`;
}
