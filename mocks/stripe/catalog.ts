import { MOCK_STRIPE } from './credentials.ts';

export interface Price {
  readonly id: string;
  readonly product: string;
  readonly name: string;
  /** Euro cents. */
  readonly amount: number;
  readonly interval: 'month' | 'year';
}

const { prices } = MOCK_STRIPE;
const price = (key: keyof typeof prices, interval: 'month' | 'year', name: string, amount: number): Price => ({
  id: prices[key][interval],
  product: `prod_mock_${key}`,
  name,
  amount,
  interval,
});

/** The prices that somebody entered at the vendor. */
export const PRICES: readonly Price[] = [
  price('pausalni', 'month', 'FiskAI Paušalni', 3_900),
  price('pausalni', 'year', 'FiskAI Paušalni', 42_120),
  price('standard', 'month', 'FiskAI Standard', 9_900),
  price('standard', 'year', 'FiskAI Standard', 106_920),
  price('pro', 'month', 'FiskAI Pro', 19_900),
  price('pro', 'year', 'FiskAI Pro', 214_920),
];

export const findPrice = (id: string): Price | undefined => PRICES.find((each) => each.id === id);

export const renderPrice = ({ id, product, amount, interval }: Price) => ({
  id,
  object: 'price',
  active: true,
  currency: 'eur',
  product,
  type: 'recurring',
  unit_amount: amount,
  unit_amount_decimal: String(amount),
  recurring: { interval, interval_count: 1, usage_type: 'licensed' },
  livemode: false,
  metadata: {},
});

export const renderProducts = () =>
  [...new Map(PRICES.map(({ product, name }) => [product, name]))].map(([id, name]) => ({
    id,
    object: 'product',
    active: true,
    name,
    livemode: false,
    metadata: {},
  }));
