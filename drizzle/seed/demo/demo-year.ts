/** Customers of the demo studio; invented people and firms, OIBs with right check digits. */
export const DEMO_CUSTOMERS = {
  nordik: {
    kind: 'business',
    name: 'Nordik Software GmbH',
    vatId: 'DE123456788',
    street: 'Lindenstraße 12',
    postalCode: '10969',
    city: 'Berlin',
    country: 'DE',
    email: 'rechnung@nordik.example',
    documentLocale: 'en',
    paymentTermDays: 30,
  },
  ivan: {
    kind: 'consumer',
    name: 'Ivan Perić',
    street: 'Radnička cesta 1',
    postalCode: '10000',
    city: 'Zagreb',
    country: 'HR',
    email: 'ivan.peric@example.hr',
  },
  lana: {
    kind: 'consumer',
    name: 'Lana Horvat',
    street: 'Vukovarska 5',
    postalCode: '21000',
    city: 'Split',
    country: 'HR',
    email: 'lana.horvat@example.hr',
  },
  vrt: {
    kind: 'business',
    name: 'Čarobni vrt j.d.o.o.',
    oib: '00000000108',
    street: 'Cvjetna 3',
    postalCode: '10000',
    city: 'Zagreb',
    country: 'HR',
    email: 'info@carobnivrt.example',
  },
  jahte: {
    kind: 'business',
    name: 'Šibenik Jahte d.o.o.',
    oib: '00000000204',
    street: 'Obala 8',
    postalCode: '22000',
    city: 'Šibenik',
    country: 'HR',
    email: 'racuni@sibenikjahte.example',
  },
  udruga: {
    kind: 'business',
    name: 'Udruga Čuvari mora',
    oib: '00000000307',
    street: 'Riva 2',
    postalCode: '51000',
    city: 'Rijeka',
    country: 'HR',
    email: 'cuvari@more.example',
  },
  zirafa: {
    kind: 'business',
    name: 'Knjižara Žirafa',
    oib: '00000001004',
    street: 'Kapucinska 10',
    postalCode: '31000',
    city: 'Osijek',
    country: 'HR',
    email: 'knjizara@zirafa.example',
  },
  petra: {
    kind: 'consumer',
    name: 'Petra Đurić',
    street: 'Školska 4',
    postalCode: '23000',
    city: 'Zadar',
    country: 'HR',
    email: 'petra.duric@example.hr',
  },
  metal: {
    kind: 'business',
    name: 'Metal Jedinstvo d.o.o.',
    oib: '00000010007',
    street: 'Industrijska 21',
    postalCode: '40000',
    city: 'Čakovec',
    country: 'HR',
    email: 'nabava@metal.example',
  },
} as const;

export type DemoCustomer = keyof typeof DEMO_CUSTOMERS;

/** What the studio sells. */
export const DEMO_PRODUCTS = [
  { code: 'DIZ', name: 'Grafički dizajn', description: '', unit: 'HUR', price: '45', kpd: '74.12.11' },
  { code: 'WEB', name: 'Izrada web stranice', description: '', unit: 'HUR', price: '50', kpd: '62.10.11' },
  { code: 'FOT', name: 'Fotografiranje i obrada', description: '', unit: 'HUR', price: '45', kpd: null },
  {
    code: 'LOG',
    name: 'Vizualni identitet',
    description: 'Logotip, boje i priručnik',
    unit: 'C62',
    price: '640',
    kpd: '74.12.11',
  },
] as const;

/** One invoice of the demo year: days before today, customer, line, and how far it got. */
export interface DemoInvoice {
  readonly daysAgo: number;
  readonly customer: DemoCustomer;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly method?: 'transfer' | 'card' | 'cash';
  /** Days after issue on which it was paid; null for unpaid, with `part` a first half. */
  readonly paidAfter: number | null;
  readonly part?: boolean;
  readonly send?: boolean;
  /** Issued while CIS does not answer. */
  readonly cisDown?: boolean;
  readonly cancelled?: boolean;
}

const design = (daysAgo: number, customer: DemoCustomer, hours: string, rest: Partial<DemoInvoice> = {}): DemoInvoice => ({
  daysAgo,
  customer,
  description: 'Grafički dizajn',
  quantity: hours,
  unit: 'HUR',
  unitPrice: '45',
  paidAfter: 9,
  ...rest,
});
const web = (daysAgo: number, customer: DemoCustomer, hours: string, rest: Partial<DemoInvoice> = {}): DemoInvoice => ({
  ...design(daysAgo, customer, hours, rest),
  description: 'Izrada web stranice',
  unitPrice: '50',
});

/** Oldest first. */
export const DEMO_YEAR: readonly DemoInvoice[] = [
  web(340, 'nordik', '48', { paidAfter: 24 }),
  design(322, 'vrt', '16'),
  web(305, 'nordik', '48', { paidAfter: 26 }),
  design(291, 'lana', '22', { method: 'card' }),
  web(270, 'metal', '30'),
  design(258, 'petra', '12', { method: 'cash' }),
  web(240, 'nordik', '60', { paidAfter: 20 }),
  design(226, 'jahte', '31'),
  web(205, 'nordik', '48', { paidAfter: 28 }),
  design(190, 'zirafa', '20'),
  design(176, 'ivan', '14', { method: 'card' }),
  web(168, 'nordik', '64', { paidAfter: 22 }),
  design(150, 'udruga', '18'),
  web(132, 'metal', '40'),
  design(120, 'vrt', '20'),
  web(104, 'nordik', '60', { paidAfter: 25 }),
  design(92, 'lana', '24', { method: 'card' }),
  web(76, 'nordik', '56', { paidAfter: 21 }),
  design(60, 'jahte', '26', { paidAfter: 14 }),
  design(53, 'metal', '20', { paidAfter: 10 }),
  web(46, 'metal', '25', { cancelled: true }),
  design(40, 'vrt', '14', { paidAfter: 12 }),
  design(36, 'petra', '3', { method: 'cash' }),
  design(34, 'zirafa', '28', { part: true, paidAfter: 12 }),
  web(31, 'nordik', '48', { paidAfter: 24 }),
  design(25, 'udruga', '8', { paidAfter: 11 }),
  { ...design(22, 'jahte', '44', { send: true }), paidAfter: null },
  { ...design(6, 'vrt', '1', { send: true }), description: 'Vizualni identitet', unit: 'C62', unitPrice: '640', paidAfter: null },
  { ...design(3, 'ivan', '20', { send: true, paidAfter: 2 }), description: 'Fotografiranje i obrada, vjenčanje' },
  { ...web(0, 'nordik', '48', { send: true }), paidAfter: null },
  { ...design(0, 'lana', '4', { cisDown: true }), paidAfter: null },
];

/** A document that is still being written. */
export const DEMO_DRAFT = design(0, 'zirafa', '12');
