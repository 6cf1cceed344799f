import { useParams } from '@remix-run/react';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { formatDate, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { SuppressionDto } from '#server/contracts/mail.ts';

interface HeldBackBannerProps {
  held: SuppressionDto;
  /** A mail to it has just been refused. */
  refused?: boolean;
}

/** Says before a mail is written that it would not go to this address, why, and what can be done. */
export function HeldBackBanner({ held, refused = false }: HeldBackBannerProps) {
  const t = useT();
  const { company = '' } = useParams();
  return (
    <Banner
      alert={refused}
      tone={refused ? 'err' : 'warn'}
      title={t('mail.heldBack', { address: held.address })}
      action={
        <ButtonLink small to={inCompany(company, 'postavke/posta')}>
          {t('mail.heldBack.action')}
        </ButtonLink>
      }
    >
      {t(`mail.reason.${held.reason}`)} · {formatDate(zagrebDate(held.since))}
      <span className="mt-0.5 block">{t('mail.heldBack.detail')}</span>
    </Banner>
  );
}
