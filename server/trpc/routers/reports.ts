import * as contracts from '#server/contracts/reports.ts';
import * as reports from '#server/modules/reports/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** What the books say of a period or a day, on the screen and as files. */
export const reportsRouter = router({
  sales: companyProcedure('read')
    .input(contracts.SalesReportInput)
    .query(({ ctx, input }) => reports.getSalesReport(ctx.scoped, input)),
  salesCsv: companyProcedure('read')
    .input(contracts.SalesFileInput)
    .query(({ ctx, input }) => reports.exportSalesCsv(ctx.scoped, input)),
  salesPdf: companyProcedure('read')
    .input(contracts.SalesFileInput)
    .query(({ ctx, input }) => reports.printSales(ctx.scoped, input)),
  ageing: companyProcedure('read')
    .input(contracts.AgeingInput)
    .query(({ ctx, input }) => reports.getAgeing(ctx.scoped, input)),
  ageingCsv: companyProcedure('read')
    .input(contracts.AgeingInput)
    .query(({ ctx, input }) => reports.exportAgeingCsv(ctx.scoped, input)),
  ageingPdf: companyProcedure('read')
    .input(contracts.AgeingInput)
    .query(({ ctx, input }) => reports.printAgeing(ctx.scoped, input)),
});
