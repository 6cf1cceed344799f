// Another service invoices an order: node --import tsx docs/examples/invoice-of-an-order.ts
// Reads FISKAI_URL and FISKAI_TOKEN; prints one line of JSON. See docs/typed-client.md.
import { createFiskaiClient, type FiskaiClient, fiskaiErrorOf } from '../../server/trpc/client.ts';

/** An order as a shop might keep it, paid by card; amounts in euros as text, with a dot. */
const ORDER = {
  customer: { name: 'Željka Šćurić', email: 'zeljka@primjer.example' },
  lines: [
    { description: 'Torba od filca, siva', quantity: '1', unit: 'H87', unitPrice: '48.00' },
    { description: 'Privjesak', quantity: '3', unit: 'H87', unitPrice: '4.50' },
  ],
};

const PATIENCE_MS = 30_000;
const PAUSE_MS = 500;

/** The contact with this address, or a new one. */
async function customerOf(fiskai: FiskaiClient, { name, email }: typeof ORDER.customer): Promise<string> {
  const known = await fiskai.parties.options.query({ search: name });
  const found = known.find((contact) => contact.email === email);
  if (found !== undefined) return found.id;
  const { id } = await fiskai.parties.save.mutate({ kind: 'consumer', name, email });
  return id;
}

/** Waits for the number of the Tax Administration; it comes later when its service is down, and the document stands without it. */
async function jirOf(fiskai: FiskaiClient, id: string): Promise<string | null> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    const { fiscal } = await fiskai.invoicing.get.query({ id });
    if (fiscal === null || fiscal.jir !== null) return fiscal?.jir ?? null;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return null;
}

async function invoice(fiskai: FiskaiClient, order: typeof ORDER) {
  // Outside the system of VAT every line is exempt; prices of a shop are gross.
  const { inVat } = await fiskai.companies.get.query();
  const vatCode = inVat ? 'standard' : 'exempt';
  const contactId = await customerOf(fiskai, order.customer);
  const draft = await fiskai.invoicing.createDraft.mutate({
    contactId,
    content: { paymentMethod: 'card', priceMode: 'gross', lines: order.lines.map((line) => ({ ...line, vatCode })) },
  });
  // Keep the draft's id with the order before this line: issuing it again gives the same document and no second number.
  const issued = await fiskai.invoicing.issue.mutate({ id: draft.id });
  await fiskai.invoicing.send.mutate({ id: issued.id, to: order.customer.email });
  const { total, status } = await fiskai.invoicing.get.query({ id: issued.id });
  return { id: issued.id, number: issued.number, total, status, zki: issued.zki, jir: await jirOf(fiskai, issued.id) };
}

const { FISKAI_URL: url = 'http://127.0.0.1:3000', FISKAI_TOKEN: token = '' } = process.env;
try {
  const result = await invoice(createFiskaiClient({ url, token }), ORDER);
  process.stdout.write(`${JSON.stringify(result)}\n`);
} catch (thrown) {
  // `code` stays the same over versions and languages; `issues` name the fields. Anything else is the network or a bug.
  const error = fiskaiErrorOf(thrown);
  if (error === null) throw thrown;
  process.stderr.write(`${JSON.stringify(error)}\n`);
  process.exitCode = 1;
}
