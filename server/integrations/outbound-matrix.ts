import { isAddress, normalizeHost } from '#server/integrations/host-name.ts';

import { ENABLEBANKING, GOCARDLESS } from './outbound-matrix/bank-data.ts';
import { CIS } from './outbound-matrix/cis.ts';
import { EPOSLOVANJE, IE_RACUNI, MOJ_ERACUN } from './outbound-matrix/einvoice.ts';
import { GOOGLE, MICROSOFT } from './outbound-matrix/mailbox.ts';
import { OPENAI } from './outbound-matrix/openai.ts';
import { HNB, SUDREG, VIES } from './outbound-matrix/public-registers.ts';
import { R2 } from './outbound-matrix/r2.ts';
import { RESEND } from './outbound-matrix/resend.ts';
import type { BrowserVisit, OutboundService, ServerCall } from './outbound-matrix/service.ts';
import { STRIPE } from './outbound-matrix/stripe.ts';
import { POSTHOG, SENTRY } from './outbound-matrix/watching.ts';

export type { DestinationMode, OutboundService, ReceiverRole } from './outbound-matrix/service.ts';

/**
 * Every service outside with which this product deals. The egress guard, the HTTP client, the Content-Security-Policy,
 * the list of receivers of data, `fiskai outbound`, `docs/ports.md` and the firewall files all read this list, and
 * nothing else says where the product may go. A service enters it together with its adapter.
 */
export const OUTBOUND_SERVICES: readonly OutboundService[] = [
  CIS,
  R2,
  RESEND,
  MOJ_ERACUN,
  EPOSLOVANJE,
  IE_RACUNI,
  STRIPE,
  GOCARDLESS,
  ENABLEBANKING,
  GOOGLE,
  MICROSOFT,
  HNB,
  VIES,
  SUDREG,
  OPENAI,
  SENTRY,
  POSTHOG,
];

/** One row: a service with one host and port that the server calls. */
export type Destination = Omit<OutboundService, 'calls' | 'visits'> & ServerCall;
/** One row: a service with one address to which browsers are led. */
export type Visit = Omit<OutboundService, 'calls' | 'visits'> & BrowserVisit;

/** Every destination to which this product may open a socket, and nothing else. */
export const OUTBOUND_MATRIX: readonly Destination[] = OUTBOUND_SERVICES.flatMap(({ calls, visits: _visits, ...service }) =>
  calls.map((call) => ({ ...service, ...call })),
);

/** Every address of a vendor to which this product leads a browser by a form or a link. */
export const BROWSER_VISITS: readonly Visit[] = OUTBOUND_SERVICES.flatMap(({ calls: _calls, visits = [], ...service }) =>
  visits.map((visit) => ({ ...service, ...visit })),
);

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const hostMatches = (destinationHost: string, host: string): boolean => {
  if (!destinationHost.startsWith('*.')) return destinationHost === host;
  const suffix = destinationHost.slice(1);
  return host.endsWith(suffix) && LABEL.test(host.slice(0, -suffix.length));
};

/**
 * The entry of the matrix for a host as a program wrote it (any casing, trailing dot allowed) and a TCP port, or
 * undefined. An IP address never matches: a vendor is known by its name. A pattern takes exactly one label.
 */
export const findDestination = (host: string, port: number): Destination | undefined => {
  const name = normalizeHost(host);
  if (isAddress(name)) return undefined;
  return OUTBOUND_MATRIX.find((destination) => destination.port === port && hostMatches(destination.host, name));
};
