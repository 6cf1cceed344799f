/** Fixed identifiers of HR CIUS 2025 with its extension (Specifikacija osnovne uporabe eRačuna s proširenjima v1.8, 12.03.2026). */

/** BT-24, compared character by character (HR-BR-5). */
export const CUSTOMIZATION_ID =
  'urn:cen.eu:en16931:2017#compliant#urn:mfin.gov.hr:cius-2025:1.0#conformant#urn:mfin.gov.hr:ext-2025:1.0';

export const NAMESPACES = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  'xmlns:ext': 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
  'xmlns:sac': 'urn:oasis:names:specification:ubl:schema:xsd:SignatureAggregateComponents-2',
  'xmlns:sig': 'urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2',
  'xmlns:hrextac': 'urn:mfin.gov.hr:schema:xsd:HRExtensionAggregateComponents-1',
} as const;

/** BT-34 / BT-49: the bare OIB. */
export const OIB_SCHEME = '9934';

/** List of the classification of products by activity (KPD 2025) in UNTDID 7143. */
export const KPD_LIST = 'CG';

/** BT-23, HR-TB-1; P1 is the delivery of goods and services by order under a contract, P10 a correction or storno. */
export const PROFILES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P12'] as const;
export type Profile = (typeof PROFILES)[number];

/** How an eRačun is built in UBL 2.1, by what it is; `type` is BT-3 of UNTDID 1001. */
export interface Shape {
  readonly root: 'Invoice' | 'CreditNote';
  readonly typeName: string;
  readonly type: string;
  readonly profile: Profile;
  readonly lineName: string;
  readonly quantityName: string;
}

/** 380, a commercial invoice. */
export const INVOICE_SHAPE: Shape = {
  root: 'Invoice',
  typeName: 'cbc:InvoiceTypeCode',
  type: '380',
  profile: 'P1',
  lineName: 'cac:InvoiceLine',
  quantityName: 'cbc:InvoicedQuantity',
};

/** 386, a račun za predujam: money that came before the supply (P4). */
export const ADVANCE_SHAPE: Shape = { ...INVOICE_SHAPE, type: '386', profile: 'P4' };

/** The invoice of a supply that was paid in advance (P11). */
export const FINAL_SHAPE: Shape = { ...INVOICE_SHAPE, profile: 'P11' };

/** 383, a debit note: an invoice that asks for more than the one that it names (HR-BR-6). */
export const DEBIT_NOTE_SHAPE: Shape = { ...INVOICE_SHAPE, type: '383', profile: 'P10' };

/** 381, a credit note: it takes back what an invoice asked for, in amounts above zero. */
export const CREDIT_NOTE_SHAPE: Shape = {
  root: 'CreditNote',
  typeName: 'cbc:CreditNoteTypeCode',
  type: '381',
  profile: 'P10',
  lineName: 'cac:CreditNoteLine',
  quantityName: 'cbc:CreditedQuantity',
};

/** The namespace of the document's own root. */
export const rootNamespace = ({ root }: Shape): string => `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`;
