import { expect, it } from 'vitest';

import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

import { parseIncoming } from './parse-incoming.ts';

it('a copy says so in either of the two ways that a boolean of XML has', () => {
  const document = issued({ lines: [lineOf({})] }, { seller: TVRTKA, buyer: KUPAC });
  const xml = writeEInvoice(fromDocument({ document, operator: { name: 'Ana Kovač', oib: '69435151530' }, isCopy: true }));
  const said = ['true', '1', 'false', '0'].map((text) =>
    xml.replace('>true</cbc:CopyIndicator>', `>${text}</cbc:CopyIndicator>`),
  );
  expect(said.map((each) => parseIncoming(Buffer.from(each), KUPAC.oib ?? '').header.isCopy)).toEqual([true, true, false, false]);
});

it('what of ours the seller names is known by the document and by its lines, each once', () => {
  const lines = [
    lineOf({ references: { orderNumber: 'N-1', despatch: 'OTP-1/2026' } }),
    lineOf({ references: { orderNumber: 'N-1', orderLine: '7', receipt: 'PR-2' } }),
  ];
  const document = issued({ lines, einvoice: { contract: 'U-9' } }, { seller: TVRTKA, buyer: KUPAC });
  const xml = writeEInvoice(fromDocument({ document, operator: { name: 'Ana Kovač', oib: '69435151530' } }));
  expect(parseIncoming(Buffer.from(xml), KUPAC.oib ?? '').references).toEqual(['U-9', 'N-1', 'OTP-1/2026', 'PR-2']);
});
