import { Form, Link, useParams } from '@remix-run/react';
import { BellOff, BellRing } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { ReminderStanding } from '#server/contracts/reminders.ts';

/** Whether a customer or an invoice is reminded of, and the switch; nothing while the company sends no reminders at all. */
export function ReminderStandingCard({
  standing,
  target,
  mayWrite,
}: {
  standing: ReminderStanding;
  target: 'contact' | 'invoice';
  mayWrite: boolean;
}) {
  const t = useT();
  const { company = '' } = useParams();
  const { active, held, because } = standing;
  if (!active && !held) return null;
  const state = held ? 'held' : (because ?? 'on');
  return (
    <Card
      title={t('reminders.standing')}
      aside={
        <Link to={inCompany(company, 'postavke/opomene')} className={linkClass}>
          {t('reminders.schedule')}
        </Link>
      }
      className="max-lg:order-6"
    >
      <div className="flex flex-col items-start gap-3">
        <p className="text-sm text-muted">{t.dynamic(`reminders.standing.${target}.${state}`)}</p>
        {mayWrite ? (
          <Form method="post" preventScrollReset>
            <Button
              small
              type="submit"
              name="intent"
              value={held ? 'release-reminders' : 'hold-reminders'}
              icon={held ? BellRing : BellOff}
            >
              {t(held ? 'reminders.release' : 'reminders.hold')}
            </Button>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
