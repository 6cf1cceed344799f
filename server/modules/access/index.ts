export { createToken } from './commands/create-token.ts';
export { revokeToken } from './commands/revoke-token.ts';
export { listTokens } from './queries/list-tokens.ts';
export { resolveToken, type ResolvedToken } from './queries/resolve-token.ts';
