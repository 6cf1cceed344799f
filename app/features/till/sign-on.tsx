import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { Delete, LockKeyhole, UserRoundCog } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Avatar } from '#app/components/ui/avatar.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { useErrorText } from '#app/features/till/use-error-text.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { inCompany } from '#app/lib/paths.ts';
import type { TillOperatorChoice } from '#server/contracts/till.ts';

interface SignOnProps {
  slug: string;
  operators: readonly TillOperatorChoice[];
  /** Signs on; gives what was refused, or null when it went well. */
  onSignOn: (operatorId: string, pin: string) => Promise<ErrorBody | null>;
}

/** The locked till: who is selling, and the PIN that proves it. Digits of the keyboard work as the keys on the screen. */
export function SignOn({ slug, operators, onSignOn }: SignOnProps) {
  const t = useT();
  const [chosen, setChosen] = useState<TillOperatorChoice | null>(null);
  if (operators.length === 0) {
    return (
      <div className="mx-auto w-full max-w-lg p-4">
        <EmptyState
          icon={UserRoundCog}
          title={t('till.noOperators')}
          action={
            <ButtonLink to={inCompany(slug, 'postavke/operateri')} variant="primary">
              {t('till.openOperators')}
            </ButtonLink>
          }
        >
          {t('till.noOperatorsDetail')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col items-center gap-5 p-4 md:pt-12">
      <span className="flex size-10 items-center justify-center rounded-md bg-sunken text-muted">
        <LockKeyhole aria-hidden size={20} strokeWidth={1.75} />
      </span>
      {chosen === null ? (
        <Choice operators={operators} onChoose={setChosen} onSignOn={onSignOn} />
      ) : (
        <PinPad key={chosen.id} operator={chosen} onSignOn={onSignOn} onBack={() => setChosen(null)} />
      )}
      <Link to={inCompany(slug)} className="text-sm text-muted underline underline-offset-2">
        {t('till.leave')}
      </Link>
    </div>
  );
}

type ChoiceProps = Omit<SignOnProps, 'slug'> & { onChoose: (operator: TillOperatorChoice) => void };

function Choice({ operators, onChoose, onSignOn }: ChoiceProps) {
  const t = useT();
  return (
    <>
      <div className="text-center">
        <h1 className="text-xl font-semibold">{t('till.signOn')}</h1>
        <p className="text-muted">{t('till.signOnHint')}</p>
      </div>
      <ul className="flex w-full flex-wrap justify-center gap-2">
        {operators.map((operator, index) => (
          <li key={operator.id} className="w-full sm:w-52">
            <button
              type="button"
              data-autofocus={index === 0 || undefined}
              onClick={() => (operator.needsPin ? onChoose(operator) : void onSignOn(operator.id, ''))}
              className="flex min-h-16 w-full items-center gap-3 rounded-md border bg-surface p-3 text-left hover:border-faint active:bg-brand-weak"
            >
              <Avatar name={operator.name} kind="person" size={28} />
              <span className="min-w-0">
                <span className="block truncate font-medium">{operator.name}</span>
                <span className="text-xs text-muted">{operator.mark}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const MAX_DIGITS = 8;

interface PinPadProps {
  operator: TillOperatorChoice;
  onSignOn: SignOnProps['onSignOn'];
  onBack: () => void;
}

function PinPad({ operator, onSignOn, onBack }: PinPadProps) {
  const t = useT();
  const say = useErrorText();
  const [pin, setPin] = useState('');
  const [error, setError] = useState<ErrorBody | null>(null);
  const [pending, setPending] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  const submit = async (): Promise<void> => {
    if (pending || pin.length < 4) return;
    setPending(true);
    const refused = await onSignOn(operator.id, pin);
    setPending(false);
    setPin('');
    setError(refused);
    input.current?.focus();
  };
  const type = (digit: string) => setPin((now) => (now + digit).slice(0, MAX_DIGITS));
  const key = 'h-14 rounded-md border bg-surface text-xl font-medium tabular hover:border-faint active:bg-brand-weak';

  return (
    <form
      className="flex w-full max-w-72 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
    >
      <h1 className="text-center text-xl font-semibold">{operator.name}</h1>
      <input
        ref={input}
        type="password"
        inputMode="none"
        autoComplete="off"
        aria-label={t('till.pinOf', { name: operator.name })}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : 'pin-error'}
        value={pin}
        maxLength={MAX_DIGITS}
        onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
        className="h-14 rounded-md border border-border-strong bg-surface text-center text-2xl tracking-[0.4em] aria-invalid:border-err"
      />
      {error === null ? null : (
        <p id="pin-error" role="alert" className="text-center text-sm text-err">
          {say(error)}
        </p>
      )}
      <div className="grid grid-cols-3 gap-2">
        {KEYS.map((digit) => (
          <button
            key={digit}
            type="button"
            aria-label={t('till.pinDigit', { digit })}
            className={key}
            onClick={() => type(digit)}
          >
            {digit}
          </button>
        ))}
        <button
          type="button"
          aria-label={t('till.pinDelete')}
          className={clsx(key, 'flex items-center justify-center text-muted')}
          onClick={() => setPin((now) => now.slice(0, -1))}
        >
          <Delete aria-hidden size={20} />
        </button>
        <button type="button" aria-label={t('till.pinDigit', { digit: '0' })} className={key} onClick={() => type('0')}>
          0
        </button>
        <button type="submit" aria-label={t('till.pinEnter')} className={clsx(key, 'bg-brand! text-on-brand')}>
          ↵
        </button>
      </div>
      <Button variant="ghost" onClick={onBack}>
        {t('till.otherOperator')}
      </Button>
    </form>
  );
}
