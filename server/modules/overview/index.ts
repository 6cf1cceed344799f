export { getInstallation } from './queries/get-installation.ts';
export { getInvoiceNumbers } from './queries/get-invoice-numbers.ts';
export { getOverview } from './queries/get-overview.ts';
