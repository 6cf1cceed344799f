import { isRunning } from '#server/domain/billing/standing.ts';
import type { Subscription } from '#server/integrations/billing/port.ts';

/** The one of a customer's subscriptions that counts: the first that runs, else the newest; null where there was never one. */
export const currentSubscription = (oldestFirst: readonly Subscription[]): Subscription | null =>
  oldestFirst.find(({ status }) => isRunning(status)) ?? oldestFirst.at(-1) ?? null;

export const countRunning = (all: readonly Subscription[]): number => all.filter(({ status }) => isRunning(status)).length;
