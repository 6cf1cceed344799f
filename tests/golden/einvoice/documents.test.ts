import { expect, it } from 'vitest';

import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { everyKind } from '#tests/golden/kinds.ts';
import { KUPAC } from '#tests/golden/totals/samples.ts';

/** One element a line, as a person compares them. */
const inLines = (xml: string): string => `${xml.replaceAll('><', '>\n<')}\n`;

it.each(Object.entries(everyKind(KUPAC)))('the eRačun of one sale as %s', async (name, document) => {
  const xml = writeEInvoice(fromDocument({ document, operator: { name: 'Ana Kovač', oib: '69435151530' } }));
  await expect(inLines(xml)).toMatchFileSnapshot(`${name}.xml`);
});
