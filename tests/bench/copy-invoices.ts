import type { Sql, TransactionSql } from 'postgres';

/** A copy lies five minutes before the one before it. */
const EARLIER = "(c.ordinal * interval '5 minutes')";
/** Tables that a document fills besides its own row, with what a copy has of its own; `b` is the row that is copied. */
const BESIDE: Readonly<Record<string, { readonly on: string; readonly own: Readonly<Record<string, string>> }>> = {
  invoice_lines: { on: 'b.invoice_id = s.id', own: { invoice_id: 'c.id' } },
  invoice_levies: { on: 'b.invoice_id = s.id', own: { invoice_id: 'c.id' } },
  invoice_vat_groups: { on: 'b.invoice_id = s.id', own: { invoice_id: 'c.id' } },
  fiscal_submissions: { on: 'b.invoice_id = s.id', own: { invoice_id: 'c.id' } },
  invoice_settlements: { on: 'b.invoice_id = s.id', own: { invoice_id: 'c.id', due_on: `b.due_on - ${EARLIER}` } },
  payments: { on: 'b.invoice_id = s.id', own: { id: 'uuidv7()', invoice_id: 'c.id', paid_on: `b.paid_on - ${EARLIER}` } },
  documents: { on: "b.subject = 'invoice:' || s.id", own: { id: 'uuidv7()', subject: "'invoice:' || c.id" } },
  events: {
    on: "b.subject = 'invoice:' || s.id",
    own: { id: 'uuidv7()', subject: "'invoice:' || c.id", position: "nextval('events_position_seq')" },
  },
};

const NUMBER = "c.ordinal || substr(b.number, strpos(b.number, '/'))";
const OF_ITS_OWN = {
  id: 'c.id',
  ordinal: 'c.ordinal',
  number: NUMBER,
  issued_at: `b.issued_at - ${EARLIER}`,
  issued_on: `(b.issued_at - ${EARLIER})::date`,
  due_on: `b.due_on - ${EARLIER}`,
  search_text: "c.ordinal || substr(b.search_text, strpos(b.search_text, ' '))",
};

/** Of so many documents to be paid by transfer one stays open. */
const ONE_OPEN_OF = 10;

/** Copies rows of a table, `turns` of the samples to all copies that bear the same turn. */
async function copyRows(tx: TransactionSql, table: string, on: string, own: Readonly<Record<string, string>>): Promise<void> {
  const columns = await tx<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => own[name] ?? `b.${name}`);
  await tx.unsafe(`insert into ${table} (${names.join(', ')}) select ${values.join(', ')}
    from copies c join samples s using (turn) join ${table} b on b.company_id = s.company_id and ${on}`);
}

/**
 * Fills a company's books up to `count` documents with copies of those that were issued: other ids and numbers, backwards through
 * the months before. As the database's owner, without triggers: they stand for documents that went through them.
 */
export async function copyInvoices(sql: Sql, companyId: string, count: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`create temp table samples on commit drop as
      select company_id, id, row_number() over (order by ordinal) - 1 as turn from invoices where company_id = ${companyId}`;
    await tx`create temp table copies on commit drop as
      select n as ordinal, n % (select count(*) from samples) as turn, uuidv7() as id
      from generate_series((select count(*) from samples) + 1, ${count}::int) n`;
    await tx`analyze samples, copies`;
    await copyRows(tx, 'invoices', 'b.id = s.id', OF_ITS_OWN);
    for (const [table, { on, own }] of Object.entries(BESIDE)) await copyRows(tx, table, on, own);
    await tx`update invoice_settlements s set paid_minor = total_minor, last_paid_on = i.due_on from invoices i
      where i.company_id = s.company_id and i.id = s.invoice_id and payment_method = 'transfer' and (ordinal / 2) % ${ONE_OPEN_OF} <> 0`;
    await tx`insert into payments (company_id, id, invoice_id, amount_minor, paid_on, method, created_at)
      select company_id, uuidv7(), invoice_id, paid_minor, due_on, 'transfer', now() from invoice_settlements s
      where company_id = ${companyId} and paid_minor > 0 and not exists (select 1 from payments p where p.company_id = s.company_id and p.invoice_id = s.invoice_id)`;
    await tx`update number_sequences set last = greatest(last, ${count}) where company_id = ${companyId}`;
  });
  await sql`vacuum analyze`;
}
