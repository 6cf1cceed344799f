import { useCallback, useEffect, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { callTill, type CallResults } from '#app/features/till/call-till.ts';
import { newId } from '#app/features/till/cart.ts';
import { typedMinor } from '#app/features/till/received.ts';
import { TipFields } from '#app/features/till/tip-fields.tsx';
import { useErrorText } from '#app/features/till/use-error-text.ts';
import type { Tip } from '#app/features/till/use-selling.ts';
import { deviceToday, formatDate, formatInstantShort, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

interface TipsDialogProps {
  path: string;
  deviceId: string;
  onClose: () => void;
}

const NONE: Tip = { method: 'cash', amount: '' };

/** Tips of the open shift or of a day: a sum that was counted at the end of a shift is spread over its receipts; what each operator got; what went wrong. */
export function TipsDialog({ path, deviceId, onClose }: TipsDialogProps) {
  const t = useT();
  const say = useErrorText();
  const today = deviceToday();
  /** Empty until a day is chosen: the open shift, and today where none is open. */
  const [day, setDay] = useState('');
  const [whose, setWhose] = useState<'mine' | 'all'>('mine');
  const [tip, setTip] = useState(NONE);
  const [id, setId] = useState(newId);
  const [tips, setTips] = useState<CallResults['tips'] | null>(null);
  const [problem, setProblem] = useState('');
  const [done, setDone] = useState('');
  const [pending, setPending] = useState(false);
  const hasShift = tips !== null && tips.shift !== null;
  const minor = typedMinor(tip.amount);

  const look = useCallback(async (): Promise<void> => {
    const reply = await callTill(path, 'tips', day === '' ? { deviceId } : { deviceId, day });
    if (reply.ok === true) setTips(reply.value);
  }, [path, deviceId, day]);
  useEffect(() => void look(), [look]);

  const spread = async (): Promise<void> => {
    if (pending || minor === 0n) return;
    setPending(true);
    const wish = { id, deviceId, amount: decimalFromMinor(minor), method: tip.method, whose, ...(day === '' ? {} : { day }) };
    const reply = await callTill(path, 'spreadTips', wish);
    setPending(false);
    if (reply.ok === null) return setProblem(t('till.tipUnsure'));
    if (!reply.ok) return setProblem(say(reply.error));
    const said = t('till.tipsSpread', { amount: formatMoney(wish.amount), count: reply.value.count });
    setProblem('');
    setDone(said);
    announce(said);
    setTip({ ...NONE, method: tip.method });
    setId(newId());
    await look();
  };
  const again = async (tipId: string): Promise<void> => {
    const reply = await callTill(path, 'tellTipAgain', { id: tipId, deviceId });
    if (reply.ok === false) setProblem(say(reply.error));
    await look();
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('till.tips')} description={t('till.tipsWhat')}>
      <form
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void spread();
        }}
      >
        <TipFields label={t('till.tipsSum')} tip={tip} onChange={setTip} autoFocus errors={problem === '' ? [] : [problem]} />
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('till.tipsDay')}>
            <Select
              value={day === '' && !hasShift ? today : day}
              onChange={(event) => setDay(event.target.value)}
              options={[
                ...(hasShift ? [{ value: '', label: t('till.tipsShift') }] : []),
                ...[0, -1, -2].map((days) => {
                  const value = addDays(today, days);
                  return { value, label: days === 0 ? t('till.tipsToday') : formatDate(value) };
                }),
              ]}
              className="[&>select]:h-11!"
            />
          </Field>
          <Field label={t('till.tipsWhose')}>
            <Select
              value={whose}
              onChange={(event) => setWhose(event.target.value === 'all' ? 'all' : 'mine')}
              options={(['mine', 'all'] as const).map((value) => ({ value, label: t(`till.tipsWhose.${value}`) }))}
              className="[&>select]:h-11!"
            />
          </Field>
        </div>
        <Button type="submit" variant="primary" pending={pending} disabled={minor === 0n} className="h-12! text-lg">
          {t('till.tipsDo')}
        </Button>
        {done === '' ? null : <p className="text-sm text-ok">{done}</p>}
      </form>
      {tips === null ? null : (
        <section className="mt-5">
          <h3 className="mb-1 text-sm font-medium text-muted">
            {tips.day === null && tips.shift !== null
              ? t('till.tipsOfShift', { number: tips.shift.number, at: formatInstantShort(tips.shift.openedAt) })
              : t('till.tipsOfDay', { day: formatDate(tips.day ?? today) })}
          </h3>
          {tips.sums.length === 0 ? <p className="text-sm text-muted">{t('till.noTips')}</p> : null}
          <ul className="tabular">
            {tips.sums.map(({ operatorMark, operatorName, method, amount }) => (
              <li key={`${operatorMark} ${operatorName} ${method}`} className="flex justify-between gap-3 border-b py-2">
                <span className="min-w-0 truncate">
                  {operatorName === '' ? operatorMark : operatorName} · {t(`till.method.${method}`)}
                </span>
                <span className="font-medium">{formatMoney(amount)}</span>
              </li>
            ))}
          </ul>
          {tips.waiting === 0 ? null : (
            <p className="mt-2 text-sm text-muted">{t('till.tipsWaiting', { count: tips.waiting })}</p>
          )}
        </section>
      )}
      {tips === null || tips.troubles.length === 0 ? null : (
        <section className="mt-5">
          <h3 className="mb-1 text-sm font-medium text-err">{t('till.tipTroubles')}</h3>
          <p className="mb-2 text-sm text-muted">{t('till.tipTroublesWhat')}</p>
          <ul>
            {tips.troubles.map(({ id: tipId, number, amount, status, codes }) => (
              <li key={tipId} className="flex items-center justify-between gap-3 border-b py-2">
                <span className="tabular text-sm">
                  {number} · {formatMoney(amount)} · {t(`till.tipStatus.${status}`)}
                  {codes.length === 0 ? '' : ` (${codes.join(', ')})`}
                </span>
                <Button className="h-11!" onClick={() => void again(tipId)}>
                  {t('till.tipAgain')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
