export { countUsage } from './count-usage.ts';
export { pseudonymOf } from './pseudonym.ts';
