import { soldReceipt } from '#app/features/till/slip-view.server.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';

type Till = CompanyApiCaller['till'];
type InputOf<Call extends (input: never) => unknown> = Parameters<Call>[0];

/** What the till's screen can ask of the server, each in one request. What does not fit is refused by the contract of the procedure. */
export const CALLS = {
  switchOperator: ({ till }: CompanyApiCaller, input: InputOf<Till['switchOperator']>) => till.switchOperator(input),
  lock: async ({ till }: CompanyApiCaller, input: InputOf<Till['lock']>) => {
    await till.lock(input);
    return null;
  },
  products: ({ till }: CompanyApiCaller, input: InputOf<Till['products']>) => till.products(input),
  sell: async ({ till }: CompanyApiCaller, input: InputOf<Till['sell']>) => soldReceipt(await till.sell(input)),
  orders: ({ till }: CompanyApiCaller, input: InputOf<Till['orders']>) => till.orders(input),
  saveOrder: ({ till }: CompanyApiCaller, input: InputOf<Till['saveOrder']>) => till.saveOrder(input),
  moveOrder: ({ till }: CompanyApiCaller, input: InputOf<Till['moveOrder']>) => till.moveOrder(input),
  cancel: async ({ till }: CompanyApiCaller, input: InputOf<Till['cancel']>) => soldReceipt(await till.cancel(input)),
  deliver: async ({ till }: CompanyApiCaller, input: InputOf<Till['deliver']>) => soldReceipt(await till.deliver(input)),
  receipt: async ({ till }: CompanyApiCaller, input: InputOf<Till['receipt']>) => soldReceipt(await till.receipt(input)),
  receipts: ({ till }: CompanyApiCaller, input: InputOf<Till['receipts']>) => till.receipts(input),
  leaveTip: async ({ till }: CompanyApiCaller, input: InputOf<Till['leaveTip']>) => soldReceipt(await till.leaveTip(input)),
  spreadTips: ({ till }: CompanyApiCaller, input: InputOf<Till['spreadTips']>) => till.spreadTips(input),
  tellTipAgain: ({ till }: CompanyApiCaller, input: InputOf<Till['tellTipAgain']>) => till.tellTipAgain(input),
  tips: ({ till }: CompanyApiCaller, input: InputOf<Till['tips']>) => till.tips(input),
  findBuyer: ({ till }: CompanyApiCaller, input: InputOf<Till['findBuyer']>) => till.findBuyer(input),
  saveBuyer: async ({ parties }: CompanyApiCaller, input: InputOf<CompanyApiCaller['parties']['save']>) => {
    const { id, name } = await parties.save(input);
    return { id, name };
  },
} as const;

export type CallName = keyof typeof CALLS;
export type CallInputs = { readonly [Name in CallName]: Parameters<(typeof CALLS)[Name]>[1] };

export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(CALLS, name);
