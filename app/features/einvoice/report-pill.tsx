import { CircleAlert, CircleHelp, CircleSlash, Clock, Landmark, Loader, Pause } from 'lucide-react';
import { Pill } from '#app/components/ui/pill.tsx';
import type { Look } from '#app/features/einvoice/pills.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { ReportDto } from '#server/contracts/einvoice-reports.ts';

const LOOKS = {
  planned: ['info', Clock],
  held: ['warn', Pause],
  sending: ['info', Loader],
  unsure: ['warn', CircleHelp],
  reported: ['ok', Landmark],
  failed: ['err', CircleAlert],
  dropped: ['neutral', CircleSlash],
} as const satisfies Record<ReportDto['status'], Look>;

/** How a report stands. */
export function ReportPill({ status }: { status: ReportDto['status'] }) {
  const t = useT();
  const [tone, icon] = LOOKS[status];
  return (
    <Pill tone={tone} icon={icon}>
      {t(`einvoiceReports.state.${status}`)}
    </Pill>
  );
}
