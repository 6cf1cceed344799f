import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

import { type AppRouter, appRouter } from './app-router.ts';
import { t, type TrpcContext } from './init.ts';

const createAppCaller = t.createCallerFactory(appRouter);

/** The router in this process, for one request: what loaders, actions, jobs and the command line call. */
export const createCaller = (context: TrpcContext) => createAppCaller(context);

export type AppCaller = ReturnType<typeof createCaller>;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
