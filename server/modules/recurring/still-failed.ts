import { sql } from 'drizzle-orm';

import { invoiceDrafts, invoices } from '#drizzle/schema/invoicing.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { recurringOccurrences } from '#drizzle/schema/recurring.ts';

const { companyId, invoiceId, state, failure } = recurringOccurrences;

/** The day's draft is there: it was neither issued nor thrown away. */
export const hasDraft = sql<boolean>`exists (select 1 from ${invoiceDrafts} where ${invoiceDrafts.companyId} = ${companyId} and ${invoiceDrafts.id} = ${invoiceId})`;

const isIssued = sql`exists (select 1 from ${invoices} where ${invoices.companyId} = ${companyId} and ${invoices.id} = ${invoiceId})`;
const isMailed = sql`exists (select 1 from ${outboundEmails} where ${outboundEmails.companyId} = ${companyId} and ${outboundEmails.invoiceId} = ${invoiceId})`;

/**
 * A day that waits for a person: its draft is still there, or its document was issued and could not be mailed. What was dealt with
 * in another way waits for nobody.
 */
export const stillFailed = sql<boolean>`${state} = 'failed' and (${hasDraft} or (${failure} like 'EMAIL%' and ${isIssued} and not ${isMailed}))`;
