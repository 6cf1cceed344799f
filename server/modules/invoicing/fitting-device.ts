import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { type DevicePurpose, placeServing } from '#server/domain/invoicing/device-purpose.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { draftKindOf } from '#server/domain/invoicing/kinds.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { askedOfDevice, dutiesOf } from './draft-duties.ts';
import { type PlaceOption, placesOf } from './draft-parts.ts';
import { buyerOf, companyOf } from './parties-of.ts';

/**
 * Content that begins on a device which serves what it will be: receipts and eRačuni have devices of their own. Content without a device
 * that serves stays as it is, for the editor to complain about.
 *
 * @param asked what is known of the way it goes; left out, it follows from the buyer and the payment
 */
export async function onFittingDevice(
  tx: CompanyTx,
  content: DraftContent,
  rules: readonly Rule[],
  asked?: DevicePurpose | null,
): Promise<DraftContent> {
  const places = await placesOf(tx);
  if (places.every(({ devices }) => devices.every(({ purpose }) => purpose === null))) return content;
  const wanted = asked === undefined ? await askedBy(tx, content, rules) : asked;
  return { ...content, ...(wanted === null && isThere(places, content) ? null : placeServing(places, wanted, content)) };
}

const isThere = (places: readonly PlaceOption[], { deviceId }: DraftContent): boolean =>
  places.some(({ devices }) => devices.some(({ id }) => id === deviceId));

async function askedBy(tx: CompanyTx, content: DraftContent, rules: readonly Rule[]): Promise<DevicePurpose | null> {
  const { deps } = contextOf(tx);
  const { inVat: sellerInVat } = await companyOf(tx);
  const buyer = await buyerOf(tx, content.contactId);
  const [account] = await tx.select({ id: einvoiceAccounts.id }).from(einvoiceAccounts).limit(1);
  const sends = account !== undefined;
  const issuedOn = zagrebDateOf(deps.clock.now());
  const { paymentMethod } = content;
  const kind = draftKindOf(content);
  return askedOfDevice(dutiesOf({ kind, sellerInVat, buyer, paymentMethod, issuedOn, sendsEInvoice: sends }, rules), sends);
}
