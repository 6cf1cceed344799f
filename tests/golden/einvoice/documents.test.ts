import { expect, it } from 'vitest';

import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { NEGATIVE_TYPE, stornoTerms } from '#server/domain/invoicing/einvoice-terms.ts';
import { everyKind } from '#tests/golden/kinds.ts';
import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

/** One element a line, as a person compares them. */
const inLines = (xml: string): string => `${xml.replaceAll('><', '>\n<')}\n`;

/** Two deliveries, the second of another order than the first. */
const OF_DELIVERIES = issued(
  {
    lines: [
      lineOf({ kpd: '62.20.20', references: { orderNumber: '4500/26', orderLine: '10', despatch: 'OTP-7/2026' } }),
      lineOf({ kpd: '62.20.20', references: { orderNumber: '4507/26', despatch: 'OTP-8/2026', receipt: 'PR-12' } }),
    ],
  },
  { seller: TVRTKA, buyer: KUPAC },
);

const kinds = everyKind(KUPAC);

/** The stornos as what some buyers want instead of a credit note. */
const asInvoices = Object.fromEntries(
  Object.entries(kinds)
    .filter(([, { kind }]) => kind === 'storno')
    .map(([name, storno]) => {
      const { kind } = storno.refersTo ?? storno;
      const { reason = '' } = storno.einvoice ?? {};
      const einvoice = stornoTerms({ kind: kind ?? 'invoice' }, { reason, type: NEGATIVE_TYPE }) ?? {};
      return [`${name}-as-invoice`, { ...storno, einvoice }];
    }),
);

it.each(Object.entries({ ...kinds, ...asInvoices, 'of-deliveries': OF_DELIVERIES }))(
  'the eRačun of one sale as %s',
  async (name, document) => {
    const xml = writeEInvoice(fromDocument({ document, operator: { name: 'Ana Kovač', oib: '69435151530' } }));
    await expect(inLines(xml)).toMatchFileSnapshot(`${name}.xml`);
  },
);
