import type { Deps } from '#server/context.ts';

/** Opens the house for a command: database, clock, ports. Called once, and only when the command line made sense. */
export type OpenDeps = () => Promise<{ readonly deps: Deps; close(): Promise<void> }>;
