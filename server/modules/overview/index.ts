export { getOverview } from './queries/get-overview.ts';
