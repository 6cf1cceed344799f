import { useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import type { CartLine } from '#app/features/till/cart.ts';
import { ManagerFields, managersOf, type Proof } from '#app/features/till/manager-fields.tsx';
import { formatDecimal } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillOperatorChoice } from '#server/contracts/till.ts';

interface RemovalDialogProps {
  table: string;
  /** What is taken off the table without being paid. */
  removed: readonly CartLine[];
  operators: readonly TillOperatorChoice[];
  /** Takes it off; gives what was refused in a sentence, or an empty text. */
  onRemove: (proof: Proof) => Promise<string>;
  onClose: () => void;
}

/** Takes lines off a table that a waiter may not take off alone: what a guest has ordered is paid, or a manager says why not. */
export function RemovalDialog({ table, removed, operators, onRemove, onClose }: RemovalDialogProps) {
  const t = useT();
  const managers = managersOf(operators);
  const [proof, setProof] = useState({ managerId: managers[0]?.id ?? '', pin: '' });
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const isReady = proof.managerId !== '' && proof.pin.length >= 4;
  const remove = async (): Promise<void> => {
    if (pending || !isReady) return;
    setPending(true);
    setProblem(await onRemove(proof));
    setPending(false);
    setProof((now) => ({ ...now, pin: '' }));
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('till.removalTitle', { table })} description={t('till.removalWhat')}>
      <form
        className="mt-4 flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void remove();
        }}
      >
        <ul className="tabular font-medium">
          {removed.map(({ id, quantity, product }) => (
            <li key={id}>
              {formatDecimal(quantity)} × {product.name}
            </li>
          ))}
        </ul>
        <ManagerFields managers={managers} proof={proof} onChange={setProof} autoFocus />
        {problem === '' ? null : (
          <p role="alert" className="text-sm text-err">
            {problem}
          </p>
        )}
        <Button type="submit" variant="danger" pending={pending} disabled={!isReady} className="h-12! text-lg">
          {t('till.removal')}
        </Button>
      </form>
    </Dialog>
  );
}
