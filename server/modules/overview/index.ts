export { getInstallation } from './queries/get-installation.ts';
export { getOverview } from './queries/get-overview.ts';
