import { appRouter } from '#server/trpc/app-router.ts';
import type { AppCaller } from '#server/trpc/caller.ts';
import type { ProcedureMeta } from '#server/trpc/init.ts';

export interface KnownProcedure {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly access: ProcedureMeta['access'] | undefined;
}

interface ProcedureDef {
  readonly type: KnownProcedure['type'];
  readonly meta?: ProcedureMeta;
}

/** Every procedure of the router, as it stands there and not on some list. */
export const PROCEDURES: readonly KnownProcedure[] = Object.entries(appRouter._def.procedures)
  .map(([path, procedure]) => {
    const { type, meta } = (procedure as unknown as { readonly _def: ProcedureDef })._def;
    return { path, type, access: meta?.access };
  })
  .sort((a, b) => a.path.localeCompare(b.path));

/** Calls a procedure by its path. */
export async function call(api: AppCaller, path: string, input: unknown): Promise<unknown> {
  let target: unknown = api;
  for (const name of path.split('.')) target = (target as Record<string, unknown>)[name];
  return (target as (input: unknown) => Promise<unknown>)(input);
}
