import { Banner } from '#app/components/ui/banner.tsx';
import { formatCount } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Link, LinkCheck } from '#server/contracts/links.ts';

/** What came of the button beside a service. */
export function CheckBanner({ check, links }: { check: LinkCheck; links: readonly Link[] }) {
  const t = useT();
  const service = links.find(({ provider }) => provider === check.provider)?.service ?? check.provider;
  if (check.failure === null)
    return <Banner tone="ok" title={t('links.checked.good', { service, ms: formatCount(check.durationMs) })} />;
  const reason = t(`links.failure.${check.failure}`);
  return (
    <Banner tone="warn" alert title={t('links.checked.bad', { service })}>
      {reason.charAt(0).toUpperCase() + reason.slice(1)}
    </Banner>
  );
}
