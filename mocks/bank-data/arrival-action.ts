import { MockRefusal, type VendorAction } from '../kit/vendor.ts';
import { accountsAt, findAccount, PLAYED_BANKS } from './banks.ts';
import { arrive } from './ledger.ts';

const keys = PLAYED_BANKS.flatMap(({ id }) => accountsAt(id)).map(({ key }) => key);

/** A payment that the bank books now; the same at every vendor of bank data. */
export const transactionArrives: VendorAction = {
  name: 'transaction-arrives',
  means: 'Na račun stiže uplata',
  fields: [
    { name: 'account', means: 'račun', default: keys[0] ?? '', options: keys },
    { name: 'amount', means: 'iznos, s minusom je isplata', default: '125.00' },
    { name: 'name', means: 'druga strana', default: 'Čvorak i sinovi d.o.o.' },
    { name: 'reference', means: 'poziv na broj', default: '' },
    { name: 'text', means: 'opis', default: 'Plaćanje po računu' },
  ],
  run: (env, values) => {
    const account = findAccount(values['account'] ?? keys[0] ?? '');
    if (account === null) throw new MockRefusal('No such account.');
    const amount = values['amount'] ?? '125.00';
    if (!/^-?\d+([.,]\d{1,2})?$/.test(amount)) throw new MockRefusal('Not an amount.');
    const entry = arrive(env, account, {
      amount,
      name: values['name'] ?? 'Čvorak i sinovi d.o.o.',
      reference: values['reference'] ?? '',
      text: values['text'] ?? 'Plaćanje po računu',
    });
    return `Knjiženo ${amount} ${account.currency} (${entry.reference}).`;
  },
};
