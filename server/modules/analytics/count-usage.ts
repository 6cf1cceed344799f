import type { UsageEvent } from '#server/domain/analytics/usage-events.ts';
import type { RecordedEvent } from '#server/events/event-types.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';

import { pseudonymOf } from './pseudonym.ts';

/** What is counted of an event, without anything that is about somebody; null for what is not. */
export function usageOf(event: RecordedEvent): UsageEvent | null {
  switch (event.type) {
    case 'company.created':
      return { name: 'company created', properties: {} };
    case 'certificate.added':
      return { name: 'certificate added', properties: {} };
    case 'contact.saved':
      return event.data.created ? { name: 'contact added', properties: {} } : null;
    case 'product.saved':
      return event.data.created ? { name: 'product added', properties: {} } : null;
    case 'document.received':
      return { name: 'document received', properties: {} };
    case 'invoice.issued':
      return { name: 'invoice issued', properties: { kind: event.data.kind, fiscal: event.data.fiscal } };
    case 'invoice.fiscalized':
      return { name: 'invoice fiscalized', properties: { late: event.data.late } };
    case 'invoice.fiscalization_stopped':
      return { name: 'fiscalization stopped', properties: {} };
    case 'invoice.paid':
      return { name: 'invoice paid', properties: { settled: event.data.settled } };
    case 'email.sent':
      return { name: 'email sent', properties: {} };
    case 'email.bounced':
      return { name: 'email bounced', properties: {} };
    default:
      return null;
  }
}

/** Counts how the product is used. Handing a count over is all: what becomes of it holds nothing up. */
export const countUsage = defineSubscriber({
  name: 'analytics.count-usage',
  on: [
    'company.created',
    'certificate.added',
    'contact.saved',
    'product.saved',
    'document.received',
    'invoice.issued',
    'invoice.fiscalized',
    'invoice.fiscalization_stopped',
    'invoice.paid',
    'email.sent',
    'email.bounced',
  ],
  handle: (deps, event) => {
    const usage = usageOf(event);
    if (usage !== null) deps.ports.analytics.capture(usage, pseudonymOf(event.companyId), event.at);
    return Promise.resolve();
  },
});
