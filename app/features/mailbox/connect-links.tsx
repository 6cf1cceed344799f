import { Mail } from 'lucide-react';
import { buttonClass } from '#app/components/ui/button.tsx';
import { consentHref } from '#app/features/mailbox/consent-href.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { MailboxVendorName } from '#server/contracts/mailbox.ts';

/** Ways to the mail providers. They leave the application, so the browser itself follows them. */
export function ConnectLinks({
  vendors,
  path,
  primary,
}: {
  vendors: readonly MailboxVendorName[];
  path: string;
  primary?: boolean;
}) {
  const t = useT();
  return vendors.map((vendor, index) => (
    <a
      key={vendor}
      href={consentHref(path, { vendor })}
      className={buttonClass({ variant: primary && index === 0 ? 'primary' : 'secondary' })}
    >
      <Mail aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      {t(`mailbox.connect.${vendor}`)}
    </a>
  ));
}
