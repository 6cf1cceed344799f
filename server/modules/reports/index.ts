export { exportSalesCsv, printSales } from './queries/export-sales.ts';
export { getSalesReport } from './queries/get-sales-report.ts';
