import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

import { addAttachmentTo } from './furnish-attachment.ts';
import { addCash } from './furnish-cash.ts';
import { addOpening } from './furnish-opening.ts';
import { addPrice } from './furnish-price.ts';
import { addReminders } from './furnish-reminders.ts';
import { addTill } from './furnish-till.ts';

/** Ids of what was added. */
export interface Further {
  readonly priceId: string;
  readonly orderId: string;
  readonly tipId: string;
  readonly attachmentId: string;
  readonly openingId: string;
  readonly openingPaymentId: string;
  readonly shiftId: string;
  readonly cashEntryId: string;
}

/** What each area adds to a company of the tests in a file of its own. */
export async function addFurther(
  house: TestHouse,
  company: TestCompany,
  ids: { readonly mark: string; readonly contactId: string; readonly productId: string; readonly invoiceId: string },
): Promise<Further> {
  await addReminders(house, company, ids);
  return {
    ...(await addPrice(company, ids)),
    ...(await addAttachmentTo(company, ids)),
    ...(await addTill(company, ids)),
    ...(await addCash(house, company, ids)),
    ...(await addOpening(company, ids)),
  };
}
