import { randomInt } from 'node:crypto';

import { putBlob } from '../kit/blobs.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { samplePdf } from './sample-pdf.ts';

export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
  /** Name of the blob. */
  readonly sha256: string;
  /** Shown by the text of the mail: a logo in a signature. */
  readonly inline: boolean;
}

/** A mail as both played vendors keep it; each shows it in its own form. */
export interface StoredMail {
  readonly fromName: string;
  readonly fromAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly StoredFile[];
  /** Mails that were forwarded as attachments. */
  readonly forwarded: readonly StoredMail[];
  /** Files that lie in a cloud drive; only their names came. */
  readonly links: readonly string[];
}

export const MAIL_KINDS = [
  'pdf',
  'two-pdfs',
  'forwarded',
  'xml',
  'photo',
  'link',
  'large',
  'signature-only',
  'no-attachment',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** A dot in the brand's colour. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNgSK/6DwADNgG0m4Hk0wAAAABJRU5ErkJggg==',
  'base64',
);

const stored = (env: MockEnv, name: string, contentType: string, content: Buffer, inline = false): StoredFile => ({
  name,
  contentType,
  bytes: content.length,
  sha256: putBlob(env.store, content),
  inline,
});

interface Supplier {
  readonly name: string;
  readonly address: string;
  readonly oib: string;
  readonly what: string;
  readonly amount: string;
}

const SUPPLIERS = {
  telekom: {
    name: 'Telekom Primorje',
    address: 'racuni@telekom-primorje.example',
    oib: '85821130368',
    what: 'Internet i mobilna mreža',
    amount: '61,25 €',
  },
  hosting: {
    name: 'Poslužitelj d.o.o.',
    address: 'naplata@posluzitelj.example',
    oib: '27759560625',
    what: 'Najam poslužitelja',
    amount: '37,50 €',
  },
  papirnica: {
    name: 'Papirnica Žirafa',
    address: 'prodaja@zirafa.example',
    oib: '12345678903',
    what: 'Uredski pribor',
    amount: '84,90 €',
  },
  dostava: {
    name: 'Đurđica Čavić',
    address: 'djurdjica.cavic@posta.example',
    oib: '69435151530',
    what: 'Prijevod teksta',
    amount: '250,00 €',
  },
} as const satisfies Record<string, Supplier>;

export const SUPPLIER_KEYS = Object.keys(SUPPLIERS) as (keyof typeof SUPPLIERS)[];

const invoicePdf = (supplier: Supplier, number: string, padding = 0): Buffer =>
  samplePdf(
    `Račun ${number}`,
    [
      supplier.name,
      `OIB: ${supplier.oib}`,
      '',
      `Opis: ${supplier.what}`,
      `Ukupno: ${supplier.amount}`,
      '',
      'Hvala na povjerenju.',
    ],
    padding,
  );

/** The beginning of an invoice in UBL; enough to be known as one. */
const invoiceXml = (supplier: Supplier, number: string): Buffer =>
  Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">',
      `<cbc:ID>${number}</cbc:ID><cbc:Note>${supplier.what}</cbc:Note>`,
      '</Invoice>',
      '',
    ].join('\n'),
    'utf8',
  );

/** Makes a mail of a kind. The number of its invoice is in the file, so no two are the same bytes. */
export function sampleMail(
  env: MockEnv,
  kind: MailKind,
  from: keyof typeof SUPPLIERS,
  number = `${randomInt(100, 99_999)}-1-1`,
): StoredMail {
  const supplier: Supplier = SUPPLIERS[from];
  const pdf = (name: string, of = number, padding = 0) => stored(env, name, 'application/pdf', invoicePdf(supplier, of, padding));
  const base: StoredMail = {
    fromName: supplier.name,
    fromAddress: supplier.address,
    subject: `Račun ${number} – ${supplier.what}`,
    text: `Poštovani,\n\nu prilogu je račun ${number}.\n\nSrdačan pozdrav,\n${supplier.name}`,
    files: [],
    forwarded: [],
    links: [],
  };
  const logo = stored(env, 'logo.png', 'image/png', PNG, true);
  switch (kind) {
    case 'pdf':
      return { ...base, files: [logo, pdf(`Račun ${number}.pdf`)] };
    case 'two-pdfs':
      return { ...base, files: [pdf(`Račun ${number}.pdf`), pdf('Opći uvjeti poslovanja.pdf', `${number}/uvjeti`)] };
    case 'forwarded':
      return {
        ...base,
        fromName: 'Ana Kovač',
        fromAddress: 'ana.kovac@primjer.example',
        subject: `Fwd: Račun ${number}`,
        text: 'Prosljeđujem račun.',
        forwarded: [{ ...base, files: [pdf(`Račun ${number}.pdf`)] }],
      };
    case 'xml':
      return { ...base, files: [stored(env, `racun-${number}.xml`, 'application/xml', invoiceXml(supplier, number))] };
    case 'photo':
      // A picture that is attached, other than one that the text shows. The end of a PNG may be followed by anything.
      return { ...base, files: [stored(env, 'Račun iz dućana.png', 'image/png', Buffer.concat([PNG, Buffer.from(number)]))] };
    case 'link':
      return { ...base, links: [`Račun ${number}.pdf`] };
    case 'large':
      return { ...base, files: [pdf(`Račun ${number} s prilozima.pdf`, number, 5 * 1024 * 1024)] };
    case 'signature-only':
      return { ...base, subject: 'Sastanak u četvrtak', text: 'Vidimo se u 10 h.', files: [logo] };
    case 'no-attachment':
      return { ...base, subject: 'Obavijest o isporuci', text: 'Pošiljka stiže sutra.' };
  }
}

/** What lies in a mailbox when it is looked into for the first time: kind, supplier, days ago. */
export const FIRST_MAILS: readonly (readonly [MailKind, keyof typeof SUPPLIERS, number])[] = [
  ['pdf', 'telekom', 45],
  ['pdf', 'telekom', 15],
  ['two-pdfs', 'hosting', 12],
  ['no-attachment', 'papirnica', 9],
  ['signature-only', 'dostava', 6],
  ['forwarded', 'dostava', 4],
  ['xml', 'papirnica', 2],
  ['pdf', 'papirnica', 1],
];

/** Fills an action's fields: what arrives, and from whom. */
export const MAIL_FIELDS = [
  { name: 'kind', means: 'što je u poruci', default: 'pdf', options: MAIL_KINDS },
  { name: 'from', means: 'pošiljatelj', default: 'telekom', options: SUPPLIER_KEYS },
] as const;

export const isMailKind = (text: string): text is MailKind => (MAIL_KINDS as readonly string[]).includes(text);
export const isSupplier = (text: string): text is keyof typeof SUPPLIERS => text in SUPPLIERS;
