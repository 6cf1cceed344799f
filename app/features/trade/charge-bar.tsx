import { useNavigation } from '@remix-run/react';
import { FileOutput } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** Rows that can be ticked and the one button that invoices them. It shows by style alone, so it is there without scripts. */
export function ChargeBar({ form, children }: { form: string; children: ReactNode }) {
  const t = useT();
  const hydrated = useHydrated();
  const frame = useRef<HTMLDivElement>(null);
  const navigation = useNavigation();
  const [count, setCount] = useState(0);
  const recount = (): void => setCount(frame.current?.querySelectorAll('input[name="id"]:checked').length ?? 0);
  return (
    <div ref={frame} onChange={recount} className="group/bulk flex min-w-0 flex-col gap-3">
      {children}
      <div
        role="region"
        aria-label={t('trade.otpremnice.charge')}
        className="sticky bottom-[calc(78px+env(safe-area-inset-bottom))] z-30 hidden items-center justify-between gap-4 rounded-md border border-border-strong bg-surface px-4 py-3 shadow-pop group-has-[input[name=id]:checked]/bulk:flex md:bottom-4"
      >
        <p className="font-medium">{hydrated ? t('common.selected', { count }) : t('invoices.bulk.chosen')}</p>
        <Button type="submit" form={form} variant="primary" icon={FileOutput} pending={navigation.state !== 'idle'}>
          {t('trade.convert.invoice')}
        </Button>
      </div>
    </div>
  );
}
