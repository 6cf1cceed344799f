export { checkLink, checkLinkOfInstallation } from './commands/check-link.ts';
export { forgetOldCalls, keepLinkHealth } from './commands/keep-link-health.ts';
export { listCompanyLinks } from './queries/list-company-links.ts';
export { listDataReceivers } from './queries/list-data-receivers.ts';
export { listLinks } from './queries/list-links.ts';
