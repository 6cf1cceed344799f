import { Link } from '@remix-run/react';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { documentPath } from '#app/features/trade/document-path.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftDto } from '#server/contracts/invoicing.ts';

/** What a draft is made from. */
export function OriginLink({ origin, base }: { origin: DraftDto['origin']; base: string }) {
  const t = useT();
  if (origin === null) return null;
  return (
    <Link to={documentPath(base, origin)} className={`${linkClass} mr-3`}>
      {t('trade.madeFrom', { kind: origin.kind, number: origin.number })}
    </Link>
  );
}
