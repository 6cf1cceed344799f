import { expect, it } from 'vitest';

import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

import { parseIncoming } from './parse-incoming.ts';

it('what of ours the seller names is known by the document and by its lines, each once', () => {
  const lines = [
    lineOf({ references: { orderNumber: 'N-1', despatch: 'OTP-1/2026' } }),
    lineOf({ references: { orderNumber: 'N-1', orderLine: '7', receipt: 'PR-2' } }),
  ];
  const document = issued({ lines, einvoice: { contract: 'U-9' } }, { seller: TVRTKA, buyer: KUPAC });
  const xml = writeEInvoice(fromDocument({ document, operator: { name: 'Ana Kovač', oib: '69435151530' } }));
  expect(parseIncoming(Buffer.from(xml), KUPAC.oib ?? '').references).toEqual(['U-9', 'N-1', 'OTP-1/2026', 'PR-2']);
});
