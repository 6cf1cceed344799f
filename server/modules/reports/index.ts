export { exportAgeingCsv, printAgeing } from './queries/export-ageing.ts';
export { exportSalesCsv, printSales } from './queries/export-sales.ts';
export { getAgeing } from './queries/get-ageing.ts';
export { getSalesReport } from './queries/get-sales-report.ts';
export { reportCsv, reportPdf, type ReportTable } from './report-file.ts';
