import { Card } from '#app/components/ui/card.tsx';
import { Timeline } from '#app/components/ui/timeline.tsx';
import { timelineItems } from '#app/features/invoice-timeline/timeline-items.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TimelineEntry } from '#server/contracts/invoicing.ts';

/** What happened to a document, oldest first. */
export function TimelineCard({ timeline, className }: { timeline: readonly TimelineEntry[]; className?: string }) {
  const t = useT();
  return (
    <Card title={t('invoices.timeline')} className={className}>
      <Timeline items={timelineItems(t, timeline)} />
    </Card>
  );
}
