import { Form } from '@remix-run/react';
import { ExternalLink, Link2, Link2Off, RefreshCw } from 'lucide-react';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { DocumentLinkDto } from '#server/contracts/sharing.ts';
import type { DocumentKind } from '#server/domain/invoicing/kinds.ts';

/** The page that the customer sees: its address to copy, and the ways to begin, renew and end it. */
export function LinkCard({ link, kind, mayWrite }: { link: DocumentLinkDto; kind: DocumentKind; mayWrite: boolean }) {
  const t = useT();
  const { url, revoked } = link;
  if (url === null && !mayWrite) return null;
  return (
    <Card title={t('sharing.title')} className="max-lg:order-5">
      {url === null ? (
        <div className="flex flex-col items-start gap-3">
          <p className="text-sm text-muted">{revoked ? t('sharing.revoked') : t('sharing.none', { kind })}</p>
          <Form method="post" preventScrollReset>
            <Button type="submit" name="intent" value="share" icon={Link2}>
              {t('sharing.make')}
            </Button>
          </Form>
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <p className="text-sm text-muted">{t('sharing.works', { kind })}</p>
          <div className="flex flex-wrap gap-2">
            <CopyButton value={url} label={t('sharing.copy')} />
            <a href={url} target="_blank" rel="noreferrer" className={buttonClass({ small: true, variant: 'ghost' })}>
              <ExternalLink aria-hidden size={14} />
              {t('sharing.open')}
            </a>
          </div>
          {mayWrite ? (
            <Form method="post" preventScrollReset className="flex flex-wrap gap-2 border-t pt-3">
              <Button
                type="submit"
                name="intent"
                value="share-renew"
                small
                variant="ghost"
                icon={RefreshCw}
                title={t('sharing.renewHint')}
              >
                {t('sharing.renew')}
              </Button>
              <Button
                type="submit"
                name="intent"
                value="share-revoke"
                small
                variant="ghost"
                icon={Link2Off}
                title={t('sharing.revokeHint')}
              >
                {t('sharing.revoke')}
              </Button>
            </Form>
          ) : null}
        </div>
      )}
    </Card>
  );
}
