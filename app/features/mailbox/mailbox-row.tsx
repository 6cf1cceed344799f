import { Form, useNavigation } from '@remix-run/react';
import { Pause, Play, RefreshCw, SlidersHorizontal } from 'lucide-react';
import { Button, ButtonLink, buttonClass } from '#app/components/ui/button.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { consentHref } from '#app/features/mailbox/consent-href.ts';
import { shownState, STATE_LOOK } from '#app/features/mailbox/mailbox-state.ts';
import { formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { MailboxDto } from '#server/contracts/mailbox.ts';

interface MailboxRowProps {
  mailbox: MailboxDto;
  /** Address of the page of mailboxes. */
  path: string;
  mayBook: boolean;
  mayManage: boolean;
}

/** One connected mailbox: what it does, when it was read, what holds it up, and what can be done about it. */
export function MailboxRow({ mailbox, path, mayBook, mayManage }: MailboxRowProps) {
  const t = useT();
  const { id, vendor, address, state, failure, folderName, readAt, nextReadAt, taken } = mailbox;
  const shown = shownState(mailbox);
  const [tone, icon] = STATE_LOOK[shown];
  const facts = [
    t(`mailbox.vendor.${vendor}`),
    folderName === '' ? t('mailbox.inbox') : t('mailbox.folder', { name: folderName }),
    readAt === null ? t('mailbox.readNever') : t('mailbox.readAt', { at: formatInstantShort(readAt) }),
    ...(shown === 'active' ? [t('mailbox.nextAt', { at: formatInstantShort(nextReadAt) })] : []),
    ...(taken > 0 ? [t('mailbox.taken', { count: taken })] : []),
  ];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-t px-[18px] py-3.5 first:border-t-0">
      <div className="min-w-0 flex-1 basis-80">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 font-medium break-words">{address}</h3>
          <Pill tone={tone} icon={icon}>
            {t(`mailbox.state.${shown}`)}
          </Pill>
        </div>
        <p className="mt-0.5 text-sm text-muted">{facts.join(' · ')}</p>
        {failure === null ? null : (
          <p className="mt-1 max-w-[640px] text-sm">{t(`mailbox.failure.${failure}`, { at: formatInstantShort(nextReadAt) })}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {mayManage && state === 'reconnect' ? (
          <a href={consentHref(path, { vendor, mailboxId: id })} className={buttonClass({ variant: 'primary', small: true })}>
            {t('mailbox.reconnect')}
          </a>
        ) : null}
        {mayBook && (state === 'active' || state === 'paused') ? <ReadNow id={id} address={address} /> : null}
        {mayManage && (state === 'active' || state === 'paused') ? (
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="state" value={state === 'active' ? 'paused' : 'active'} />
            <Button
              type="submit"
              small
              name="intent"
              value="state"
              icon={state === 'active' ? Pause : Play}
              aria-label={`${t(state === 'active' ? 'mailbox.pause' : 'mailbox.resume')}: ${address}`}
            >
              {t(state === 'active' ? 'mailbox.pause' : 'mailbox.resume')}
            </Button>
          </Form>
        ) : null}
        {mayManage ? (
          <ButtonLink
            small
            to={`${path}/${id}`}
            icon={SlidersHorizontal}
            variant={state === 'new' ? 'primary' : 'secondary'}
            aria-label={`${t(state === 'new' ? 'mailbox.setRules' : 'mailbox.rules')}: ${address}`}
          >
            {t(state === 'new' ? 'mailbox.setRules' : 'mailbox.rules')}
          </ButtonLink>
        ) : null}
      </div>
    </li>
  );
}

function ReadNow({ id, address }: { id: string; address: string }) {
  const t = useT();
  const { formData } = useNavigation();
  const pending = formData?.get('intent') === 'read' && formData.get('id') === id;
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        small
        name="intent"
        value="read"
        icon={RefreshCw}
        pending={pending}
        aria-label={`${t('mailbox.readNow')}: ${address}`}
      >
        {t('mailbox.readNow')}
      </Button>
    </Form>
  );
}
