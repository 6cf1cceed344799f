import { BrowserClient, defaultStackParser, linkedErrorsIntegration, makeFetchTransport, Scope } from '@sentry/remix';

import { scrubJson } from '#server/domain/shared/scrub-text.ts';

/** Our own address: no other origin is let through, and the server scrubs what comes once more. */
const TUNNEL = '/dojave';

/** A bare client: it watches nothing by itself, keeps no trail of clicks and tells nothing of the person or the address. */
export function createFaultReporter(key: string): (fault: unknown) => void {
  const client = new BrowserClient({
    dsn: key,
    tunnel: TUNNEL,
    integrations: [linkedErrorsIntegration()],
    stackParser: defaultStackParser,
    transport: makeFetchTransport,
    sendDefaultPii: false,
    sendClientReports: false,
    beforeSend: ({ user: _user, request: _request, breadcrumbs: _crumbs, extra: _extra, ...event }) =>
      scrubJson(event) as typeof event,
  });
  const scope = new Scope();
  scope.setClient(client);
  scope.setTag('place', 'browser');
  client.init();
  return (fault) => void scope.captureException(fault);
}
