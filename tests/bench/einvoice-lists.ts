import postgres from 'postgres';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { systemActor } from '#server/db/scope.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { askBoth, type Questions } from './ask-both.ts';
import type { BenchLine } from './bench-line.ts';
import { type Books, openBooks } from './books.ts';

const SMALL = 1_000;
const LARGE = 10_000;
const ARRIVED = 20;

/** What a person looks at, through the caller: views, and searches by what people remember of an eRačun. */
const QUESTIONS: Questions = {
  'inbox, all': ({ einvoice }) => einvoice.incoming({}),
  'inbox, to be decided': ({ einvoice }) => einvoice.incoming({ view: 'open' }),
  'inbox, not booked': ({ einvoice }) => einvoice.incoming({ view: 'unbooked' }),
  'inbox, odd (none)': ({ einvoice }) => einvoice.incoming({ view: 'odd' }),
  'inbox, by seller': ({ einvoice }) => einvoice.incoming({ search: 'šumska VODA' }),
  'inbox, by number': ({ einvoice }) => einvoice.incoming({ search: '777/p1' }),
  'inbox, by amount': ({ einvoice }) => einvoice.incoming({ search: '1.512,50' }),
  'inbox, by order number': ({ einvoice }) => einvoice.incoming({ search: 'nar 17/2026' }),
  'inbox, for what is not there': ({ einvoice }) => einvoice.incoming({ search: 'nema toga' }),
  'inbox, what is not there among the open': ({ einvoice }) => einvoice.incoming({ view: 'open', search: 'nema toga' }),
  'sent, all': ({ einvoice }) => einvoice.outgoing({}),
  'sent, needs somebody (none)': ({ einvoice }) => einvoice.outgoing({ view: 'attention' }),
  'sent, delivered': ({ einvoice }) => einvoice.outgoing({ view: 'delivered' }),
  'sent, by buyer': ({ einvoice }) => einvoice.outgoing({ search: 'đurđevac 7' }),
  'sent, by order number': ({ einvoice }) => einvoice.outgoing({ search: 'nar-17/2026' }),
  'sent, for what is not there': ({ einvoice }) => einvoice.outgoing({ search: 'nema toga' }),
  'invoices, by order number': ({ invoicing }) => invoicing.list({ search: 'nar-17/2026' }),
};

/** Each question in a company with 10,000 eRačuni in each direction beside one with 1,000: the p95 of both, a line each. */
export const runEInvoiceListsBench = async (): Promise<BenchLine[]> => {
  const { books, close } = await openBooks([SMALL, LARGE]);
  try {
    for (const each of books) await fill(each);
    return await askBoth(QUESTIONS, books, 'eRačuni');
  } finally {
    await close();
  }
};

/** A few received through the simulated intermediary and copied; one row of what was sent for each document of the books. */
async function fill({ company, deps, mocks, oib, ownerUrl, count }: Books): Promise<void> {
  const { api } = company;
  await api.einvoice.saveAccount({ intermediary: 'moj_eracun', ...MOCK_CREDENTIALS.einvoiceAccounts(oib).moj_eracun });
  for (let at = 1; at <= ARRIVED; at += 1) {
    const values = { oib, number: `${at}/P1/1`, amount: `${1_200 + at * 10}.00`, order: `NAR-${at}/2026` };
    await mocks.control.act('moj_eracun', 'invoice-arrives', values);
  }
  await api.einvoice.receiveNow();
  const { items } = await api.invoicing.list({ limit: 1 });
  const [first] = items;
  if (first === undefined) throw new Error('books without documents');
  const scope = { companyId: company.id, actor: systemActor('bench') };
  const sentAt = new Date();
  await withCompanyTx(deps, scope, (tx) =>
    tx.insert(outgoingEinvoices).values({
      companyId: company.id,
      id: first.id,
      intermediary: 'moj_eracun',
      status: 'sent',
      xml: '<Invoice>'.padEnd(80_000, 'x'),
      providerRef: '1',
      transport: 'delivered',
      fiscal: 'done',
      business: 'none',
      errors: [],
      queuedAt: sentAt,
      sentAt,
    }),
  );
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await owner.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      const copied = async (table: string, own: Readonly<Record<string, string>>, from: string): Promise<void> => {
        const columns = await tx<{ name: string }[]>`
          select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table}`;
        const names = columns.map(({ name }) => name);
        await tx.unsafe(
          `insert into ${table} (${names.join(', ')}) select ${names.map((name) => own[name] ?? `b.${name}`).join(', ')} from ${from}`,
        );
      };
      const number = "(n || '/P1/1')";
      const received = {
        id: 'uuidv7()',
        provider_ref: "'copy-' || n",
        received_at: "b.received_at - n * interval '5 minutes'",
        accepted_at: "case when n % 50 = 0 then null else b.received_at - n * interval '5 minutes' end",
        acknowledged_at: 'b.received_at',
        header: `jsonb_set(b.header, '{number}', to_jsonb(${number}))`,
        search_text: `n || ' p1 1 ' || substr(b.search_text, strpos(b.search_text, ' p1 1 ') + 6)`,
      };
      const samples = `(select *, row_number() over (order by id) - 1 as turn from incoming_einvoices where company_id = '${company.id}') b`;
      const copies = `generate_series(${ARRIVED + 1}, ${count}) n`;
      await copied('incoming_einvoices', received, `${copies} join ${samples} on b.turn = n % ${ARRIVED}`);
      // As a list of 80 kB documents lies on the disk: beside the rows.
      const sent = { id: 'i.id', queued_at: 'i.issued_at', sent_at: 'i.issued_at', provider_ref: 'i.number' };
      const others = `invoices i join outgoing_einvoices b using (company_id) where i.company_id = '${company.id}' and i.id <> b.id`;
      await copied('outgoing_einvoices', { ...sent, xml: "repeat('x', 200)" }, others);
      await tx`update invoices set search_text = search_text || ' nar ' || (ordinal % 500) || ' 2026' where company_id = ${company.id}`;
    });
    await owner`vacuum analyze`;
  } finally {
    await owner.end();
  }
}
