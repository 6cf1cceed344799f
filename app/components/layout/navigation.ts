import {
  ArrowLeftRight,
  BookOpen,
  ChartNoAxesColumn,
  Coins,
  FileCode2,
  FileSignature,
  FileText,
  Folder,
  House,
  Inbox,
  Landmark,
  NotebookPen,
  Package,
  Plus,
  Receipt,
  ReceiptText,
  Repeat,
  Settings,
  Store,
  Truck,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { MessageKey } from '#app/i18n/t.ts';

export interface NavEntry {
  readonly label: MessageKey;
  /** Below `/:company`; empty for the start page. */
  readonly path: string;
  readonly icon: LucideIcon;
  /** Its screen has no sidebar, and what lies below its address belongs to another entry. */
  readonly outside?: boolean;
  /** Shown while the person is in this part. A parent leads to its first child. */
  readonly children?: ReadonlyArray<Omit<NavEntry, 'children'>>;
}

/** The sidebar. An entry comes in together with its screen. */
export const NAVIGATION: readonly NavEntry[] = [
  { label: 'nav.home', path: '', icon: House },
  {
    label: 'nav.sales',
    path: 'racuni',
    icon: FileText,
    children: [
      { label: 'nav.invoices', path: 'racuni', icon: FileText },
      { label: 'nav.till', path: 'blagajna', icon: Store, outside: true },
      { label: 'nav.paragons', path: 'blagajna/paragon', icon: NotebookPen },
      { label: 'nav.recurring', path: 'ponavljajuci', icon: Repeat },
      { label: 'nav.quotes', path: 'ponude', icon: FileSignature },
      { label: 'nav.deliveries', path: 'otpremnice', icon: Truck },
      { label: 'nav.einvoices', path: 'eracuni', icon: FileCode2 },
      { label: 'nav.customers', path: 'kupci', icon: Users },
      { label: 'nav.products', path: 'artikli', icon: Package },
      { label: 'nav.exchangeRates', path: 'tecaj', icon: ArrowLeftRight },
    ],
  },
  {
    label: 'nav.documents',
    path: 'dokumenti',
    icon: Folder,
    children: [
      { label: 'nav.documents', path: 'dokumenti', icon: Folder },
      { label: 'nav.mailbox', path: 'pretinac', icon: Inbox },
    ],
  },
  { label: 'nav.expenses', path: 'troskovi', icon: Receipt },
  { label: 'nav.bank', path: 'banka', icon: Landmark },
  {
    label: 'nav.cash',
    path: 'blagajna/smjena',
    icon: Coins,
    children: [
      { label: 'nav.shift', path: 'blagajna/smjena', icon: Coins },
      { label: 'nav.zReports', path: 'blagajna/izvjestaji', icon: ReceiptText },
      { label: 'nav.cashBook', path: 'blagajnicki-dnevnik', icon: BookOpen },
    ],
  },
  { label: 'nav.reports', path: 'izvjestaji', icon: ChartNoAxesColumn },
  { label: 'nav.settings', path: 'postavke', icon: Settings },
];

/** The bar at the foot of a phone: two, the plus button, two. */
export const PHONE_BAR: readonly NavEntry[] = [
  { label: 'nav.home', path: '', icon: House },
  { label: 'nav.invoices', path: 'racuni', icon: FileText },
  { label: 'nav.customers', path: 'kupci', icon: Users },
  { label: 'nav.documents', path: 'dokumenti', icon: Folder },
];

/** What the plus button makes, and the first of what the palette offers to make. */
export const CREATE: readonly NavEntry[] = [
  { label: 'nav.newInvoice', path: 'racuni/novi', icon: Plus },
  { label: 'nav.newQuote', path: 'ponude/nova', icon: Plus },
  { label: 'nav.newDelivery', path: 'otpremnice/nova', icon: Plus },
  { label: 'nav.newCustomer', path: 'kupci/novi', icon: Plus },
  { label: 'nav.newExpense', path: 'troskovi/novi', icon: Plus },
  { label: 'nav.newProduct', path: 'artikli/novi', icon: Plus },
];

/** True when `place`, an address, is the entry's screen or lies below it. */
export function isWithin(place: string, companySlug: string, path: string): boolean {
  const base = path ? `/${companySlug}/${path}` : `/${companySlug}`;
  return path ? place === base || place.startsWith(`${base}/`) : place === base || place === `${base}/`;
}
