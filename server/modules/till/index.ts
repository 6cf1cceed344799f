export { lockTill } from './commands/lock-till.ts';
export { switchOperator } from './commands/switch-operator.ts';
export { getTill } from './queries/get-till.ts';
