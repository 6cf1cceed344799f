import { eq } from 'drizzle-orm';

import { einvoiceReports } from '#drizzle/schema/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { storeDocument } from '#server/modules/documents/index.ts';

/** What was told to the Tax Administration is archived as it went out; what a person told elsewhere has no message. */
export const archiveReport = defineSubscriber({
  name: 'einvoice.archive-report',
  on: ['einvoice.payment_reported', 'einvoice.rejection_reported'],
  isOff: (deps) => !deps.installation.storageOn,
  async handle(deps, { companyId, subject, data }) {
    const scope = { companyId, actor: systemActor('einvoice.archive-report') };
    const { reportId } = data;
    if (reportId === undefined) return;
    const [report] = await withCompanyTx(deps, scope, (tx) =>
      tx
        .select({ message: einvoiceReports.message, kind: einvoiceReports.kind })
        .from(einvoiceReports)
        .where(eq(einvoiceReports.id, reportId)),
    );
    if (!report?.message) return;
    const isXml = report.message.trimStart().startsWith('<');
    await storeDocument(deps, scope, {
      kind: 'einvoice_report',
      subject,
      variant: reportId,
      filename: `${report.kind === 'payment' ? 'naplata' : 'odbijanje'}-${reportId}.${isXml ? 'xml' : 'json'}`,
      contentType: isXml ? 'text/xml' : 'application/json',
      body: Buffer.from(report.message, 'utf8'),
    });
  },
});
