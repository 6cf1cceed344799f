// Which packages esbuild takes into a bundle of the server, and which stay outside in node_modules.
import { readFileSync } from 'node:fs';

/**
 * Packages of hundreds of small modules, all of them plain ESM that reads no file beside itself. Finding each of those modules
 * costs every start a second of processor time, so the build takes them in.
 */
const INSIDE = ['@trpc/client', '@trpc/server', 'drizzle-orm', 'openai', 'posthog-node', 'stripe', 'uuid'];

const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** All others: esbuild's `external`. */
export const outside = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !INSIDE.includes(name));
