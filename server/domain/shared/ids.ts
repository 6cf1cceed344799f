declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type CompanyId = Branded<'CompanyId'>;
export type UserId = Branded<'UserId'>;
export type PremisesId = Branded<'PremisesId'>;
export type DeviceId = Branded<'DeviceId'>;
export type ContactId = Branded<'ContactId'>;
export type ProductId = Branded<'ProductId'>;
/** A draft and the invoice that is issued from it bear the same id, so issuing twice cannot make two invoices. */
export type InvoiceId = Branded<'InvoiceId'>;
export type CertificateId = Branded<'CertificateId'>;
export type DocumentId = Branded<'DocumentId'>;
export type EmailId = Branded<'EmailId'>;
export type PaymentId = Branded<'PaymentId'>;
export type EventId = Branded<'EventId'>;

/** Makes ids: UUID version 7, so that keys grow with time and keyset pages follow insertion. */
export interface IdSource {
  next(): string;
  /** Lower-case UUID v4, the form that CIS demands of `IdPoruke`. */
  random(): string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID of any version. */
export const isUuid = (value: string): boolean => UUID.test(value);
