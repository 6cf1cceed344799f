import { describe, expect, it } from 'vitest';

import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { type Intermediary, INTERMEDIARIES } from '#server/domain/einvoice/intermediaries.ts';
import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import type { EInvoiceAccount, EInvoicePort, SendEInvoice } from '#server/integrations/einvoice/port.ts';
import { EINVOICE_ADAPTERS } from '#server/integrations/einvoice/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';
import { failure } from '#tests/kit/provider-failure.ts';

let now = new Date('2026-11-24T09:00:00Z');
const clock = { now: () => now };
const OIB = TVRTKA.oib;

const adapterOf = (id: Intermediary, timeoutMs = 5000): EInvoicePort => {
  const deps = { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) };
  const { moj_eracun, eposlovanje, ie_racuni } = MOCK_CREDENTIALS;
  if (id === 'moj_eracun')
    return EINVOICE_ADAPTERS.moj_eracun({ baseUrl: 'https://www.moj-eracun.hr', ...moj_eracun, timeoutMs }, deps);
  if (id === 'eposlovanje') {
    const config = { baseUrl: 'https://eracun.eposlovanje.hr', keyStyle: 'raw' as const, ...eposlovanje, timeoutMs };
    return EINVOICE_ADAPTERS.eposlovanje(config, deps);
  }
  return EINVOICE_ADAPTERS.ie_racuni({ baseUrl: 'https://api.ie-racuni.com/v4', ...ie_racuni, timeoutMs }, deps);
};
const accountOf = (id: Intermediary): EInvoiceAccount => ({ oib: OIB, credentials: MOCK_CREDENTIALS.einvoiceAccounts(OIB)[id] });
const SEND_OPERATION = { moj_eracun: 'send', eposlovanje: 'send', ie_racuni: 'import' } as const;

let counter = 0;
const request = (isCopy = false): SendEInvoice => {
  counter += 1;
  const lines = [lineOf({ kpd: '62.20.20', description: 'Čišćenje žljebova & šahtova' })];
  const document = issued(
    { lines },
    { seller: TVRTKA, buyer: KUPAC, number: { ordinal: counter, premisesCode: 'P1', deviceCode: '1' } },
  );
  const xml = writeEInvoice(fromDocument({ document, operator: { name: 'Ana', oib: '69435151530' }, isCopy }));
  return { xml, number: document.number, issuedOn: document.issuedOn, idempotencyKey: `einvoice:${counter}` };
};

/** An eRačun and its corrected copy, of the same number. */
function correctedPair() {
  const original = request();
  counter -= 1;
  return { original, copy: request(true) };
}

const mocks = mockedVendors(INTERMEDIARIES, { clock });
const lastBody = (vendor: Intermediary): { body: string; headers: Readonly<Record<string, string>>; path: string } => {
  const [recorded] = mocks.control.calls({ vendor, limit: 1 });
  const call = mocks.control.call(recorded!.id)!;
  return { body: call.requestBody.toString('utf8'), headers: call.requestHeaders, path: call.path };
};

describe.each(INTERMEDIARIES)('%s as an intermediary', (id) => {
  const account = accountOf(id);
  const operation = SEND_OPERATION[id];

  it('opens for its company and for nobody else', async () => {
    await adapterOf(id).test(account);
    const wrong = { oib: OIB, credentials: { username: 'x', password: 'y', apiKey: 'z', token: 'w' } };
    expect((await failure(adapterOf(id).test(wrong))).kind).toBe('auth');
    expect((await failure(adapterOf(id).send(wrong, request()))).kind).toBe('auth');
  });

  it('takes a document with its Croatian letters and tells how it went on', async () => {
    const adapter = adapterOf(id);
    const sent = await adapter.send(account, request());
    if (sent.kind !== 'accepted') throw new Error(JSON.stringify(sent));
    expect((await adapter.getStatus(account, sent.providerRef)).transport).toMatch(/processing|sent/);
    now = new Date(now.getTime() + 10_000);
    const later = await adapter.getStatus(account, sent.providerRef);
    expect(later.transport).toMatch(/sent|delivered/);
    expect(later.fiscal).toBe(adapter.capabilities().fiscalStatus ? 'done' : 'none');
  });

  it('refuses in its own words what breaks the rules', async () => {
    mocks.control.next(id, operation, 'schema-error');
    const refused = await adapterOf(id).send(account, request());
    expect(refused).toMatchObject({ kind: 'rejected' });
    expect(JSON.stringify(refused)).toContain('HR-BR-25');
    const broken = await adapterOf(id).send(account, {
      ...request(),
      xml: request().xml.replaceAll('listID="CG"', 'listID="XX"'),
    });
    expect(JSON.stringify(broken)).toContain('HR-BR-25');
  });

  it.each(['hang', 'http500', 'malformed', 'answered-but-connection-lost'])(
    'does not know what became of a document after "%s"',
    async (scenario) => {
      mocks.control.next(id, operation, scenario);
      expect((await adapterOf(id, 300).send(account, request())).kind).toBe('unknown');
    },
  );

  it('was not asked at all where the connection was refused', async () => {
    mocks.control.next(id, operation, 'down');
    expect((await failure(adapterOf(id).send(account, request()))).kind).toBe('unreachable');
  });

  it('finds by number and day what it took before the answer was lost, or says that it cannot', async () => {
    const adapter = adapterOf(id);
    const lost = request();
    if (!adapter.capabilities().lookUp) {
      expect((await failure(adapter.findSent(account, lost))).codes).toEqual(['NOT_SUPPORTED']);
      return;
    }
    expect(await adapter.findSent(account, lost)).toBeNull();
    mocks.control.next(id, operation, 'answered-but-connection-lost');
    expect((await adapter.send(account, lost)).kind).toBe('unknown');
    const ref = await adapter.findSent(account, lost);
    expect((await adapter.getStatus(account, ref!)).rawCode).not.toBe('');
  });

  it('refuses a number that it has, but for a corrected copy of what is there', async () => {
    const adapter = adapterOf(id);
    const { original, copy } = correctedPair();
    expect(JSON.stringify(await adapter.send(account, copy))).toContain('S012');
    expect((await adapter.send(account, original)).kind).toBe('accepted');
    expect(JSON.stringify(await adapter.send(account, original))).toContain('S008');
    expect((await adapter.send(account, copy)).kind).toBe('accepted');
    expect(adapter.capabilities().correctedCopy).toBe(id !== 'ie_racuni');
  });

  it('finds a copy beside its original, and does not take the original for it', async () => {
    const adapter = adapterOf(id);
    if (!adapter.capabilities().lookUp) return expect(adapter.capabilities().correctedCopy).toBe(false);
    const { original, copy } = correctedPair();
    const first = await adapter.send(account, original);
    if (first.kind !== 'accepted') throw new Error(JSON.stringify(first));
    const copyBeside = [first.providerRef];
    expect(await adapter.findSent(account, { ...copy, copyBeside })).toBeNull();
    mocks.control.next(id, operation, 'answered-but-connection-lost');
    expect((await adapter.send(account, copy)).kind).toBe('unknown');
    const found = await adapter.findSent(account, { ...copy, copyBeside });
    expect(found).toMatch(/\d/);
    expect(found).not.toBe(first.providerRef);
    expect(await adapter.findSent(account, { ...copy, copyBeside: [...copyBeside, found!] })).toBeNull();
    // Where documents can be read, an original of which nobody kept the reference is no copy either.
    if (id === 'moj_eracun') expect(await adapter.findSent(account, { ...copy, copyBeside: [] })).toBe(found);
  });

  it('tells 429 with its time, 402 and 401 apart', async () => {
    mocks.control.next(id, operation, '429:60');
    const busy = await failure(adapterOf(id).send(account, request()));
    expect([busy.kind, busy.retryAt?.toISOString()]).toEqual(['rate_limited', new Date(now.getTime() + 60_000).toISOString()]);
    mocks.control.next(id, operation, 'quota');
    expect((await failure(adapterOf(id).send(account, request()))).kind).toBe('quota');
    mocks.control.next(id, operation, '401');
    expect((await failure(adapterOf(id).send(account, request()))).kind).toBe('auth');
  });
});

describe.each(['moj_eracun', 'eposlovanje'] as const)('%s as an inbox', (id) => {
  const account = accountOf(id);

  it('lists, hands over the very bytes, and is told once they are safe', async () => {
    const adapter = adapterOf(id);
    await mocks.control.act(id, 'invoice-arrives', { oib: OIB, number: `${id.length}-1-1` });
    const page = await adapter.listInbound(account, null);
    const item = page.items.at(-1)!;
    expect(item).toMatchObject({ number: `${id.length}-1-1`, senderName: expect.stringMatching(/\S/) });
    const xml = Buffer.from(await adapter.fetchXml(account, item.providerRef)).toString('utf8');
    expect(xml).toContain('šalice i žute bilježnice');
    await adapter.acknowledge(account, item.providerRef);
    const again = (await adapter.listInbound(account, page.cursor)).items.some(
      ({ providerRef }) => providerRef === item.providerRef,
    );
    // Without an acknowledgement a document stays on the list, and is known by its reference.
    expect(again).toBe(id === 'eposlovanje');
  });

  it('refuses and pays what came, and knows who can receive', async () => {
    const adapter = adapterOf(id);
    await mocks.control.act(id, 'invoice-arrives', { oib: OIB });
    const { providerRef } = (await adapter.listInbound(account, null)).items.at(-1)!;
    await adapter.accept(account, providerRef);
    await adapter.accept(account, providerRef);
    await adapter.markPaid(account, providerRef);
    const document = { providerRef, number: 'x', issuedOn: '2026-11-24', sellerOib: '12345678903', buyerOib: OIB };
    const rejection = { document, on: '2026-11-24', reason: 'U' as const, text: 'Pogrešna količina, šteta' };
    const refused = await adapter.reject(account, rejection);
    if (refused.kind !== 'recorded') throw new Error(JSON.stringify(refused));
    expect(refused.message).toContain('Pogrešna količina, šteta');
    // A second try after a lost answer: it stands once, and that is no failure.
    expect((await adapter.reject(account, rejection)).kind).toBe('recorded');
    expect((await adapter.getInboundStatus(account, document)).fiscal).toMatch(/pending|done/);
    expect(await adapter.canReceive(account, '12345678903')).toBe(true);
  });

  it('gives a hundred and more documents in pages that end', async () => {
    const adapter = adapterOf(id);
    const other = { oib: '01234567896', credentials: MOCK_CREDENTIALS.einvoiceAccounts('01234567896')[id] };
    for (let n = 0; n < 120; n += 1) await mocks.control.act(id, 'invoice-arrives', { oib: other.oib });
    const seen = new Set<string>();
    for (let cursor: string | null = null, more = true; more;) {
      const page = await adapter.listInbound(other, cursor);
      for (const { providerRef } of page.items) seen.add(providerRef);
      ({ cursor, more } = page);
    }
    expect(seen.size).toBe(120);
  });
});

/** A payment of a document that was just sent. */
async function paid(id: Intermediary, amountMinor: bigint) {
  const asked = request();
  const sent = await adapterOf(id).send(accountOf(id), asked);
  if (sent.kind !== 'accepted') throw new Error('not taken');
  const { number, issuedOn } = asked;
  const document = { providerRef: sent.providerRef, number, issuedOn, sellerOib: OIB, buyerOib: KUPAC.oib ?? '' };
  return { document, amountMinor, paidOn: '2026-11-24', method: 'T' as const };
}

describe.each(['moj_eracun', 'eposlovanje'] as const)('%s as a reporter of payments', (id) => {
  const account = accountOf(id);
  const operation = id === 'moj_eracun' ? 'markPaid' : 'paid';

  it('finds by its content what was recorded before the answer was lost, and nothing else', async () => {
    const adapter = adapterOf(id);
    const payment = await paid(id, 5_000n);
    expect(await adapter.findPaymentReport(account, payment, [])).toBeNull();
    mocks.control.next(id, operation, 'answered-but-connection-lost');
    expect((await adapter.reportPayment(account, payment)).kind).toBe('unknown');
    const found = await adapter.findPaymentReport(account, payment, []);
    expect(found?.requestId).toMatch(/\S/);
    expect(found?.message).toContain(id === 'moj_eracun' ? '<eiz:naplaceniIznos>50.00<' : '"paidAmount":50');
    // The same amount on the same day is another payment once that one is accounted for.
    expect(await adapter.findPaymentReport(account, payment, [found!.requestId!])).toBeNull();
    for (const other of [{ amountMinor: 5_001n }, { paidOn: '2026-11-23' }, { method: 'O' as const }])
      expect(await adapter.findPaymentReport(account, { ...payment, ...other }, [])).toBeNull();
  });

  it.each(['hang', 'http500'])('does not know what became of a report after "%s"', async (scenario) => {
    const payment = await paid(id, 700n);
    mocks.control.next(id, operation, scenario);
    expect((await adapterOf(id, 300).reportPayment(account, payment)).kind).toBe('unknown');
  });

  it('keeps reports out of the status of the document', async () => {
    const adapter = adapterOf(id);
    const payment = await paid(id, 900n);
    now = new Date(now.getTime() + 10_000);
    await adapter.reportPayment(account, payment);
    expect(await adapter.getStatus(account, payment.document.providerRef)).toMatchObject({
      transport: 'delivered',
      fiscal: 'done',
    });
  });
});

describe('what goes over the wire', () => {
  it('Moj-eRačun: the account in the body, the file as XML text', async () => {
    await adapterOf('moj_eracun').send(accountOf('moj_eracun'), request());
    const { body, path } = lastBody('moj_eracun');
    const sent = JSON.parse(body) as Record<string, unknown>;
    expect(path).toBe('/apis/v2/send');
    expect(Object.keys(sent).sort()).toEqual(['CompanyId', 'File', 'Password', 'SoftwareId', 'Username']);
    expect(sent['CompanyId']).toBe(OIB);
    expect(String(sent['File'])).toMatch(/^<\?xml/);
  });

  it('Moj-eRačun: a refusal inside 200 is none the less a refusal', async () => {
    mocks.control.next('moj_eracun', 'send', 'errors-in-200');
    expect(await adapterOf('moj_eracun').send(accountOf('moj_eracun'), request())).toMatchObject({ kind: 'rejected' });
    mocks.control.next('moj_eracun', 'queryInbox', 'errors-in-200');
    expect((await failure(adapterOf('moj_eracun').listInbound(accountOf('moj_eracun'), null))).kind).toBe('rejected');
  });

  it('Moj-eRačun: a payment is reported with its amount under the name of the manual', async () => {
    await adapterOf('moj_eracun').reportPayment(accountOf('moj_eracun'), await paid('moj_eracun', 12_350n));
    expect(JSON.parse(lastBody('moj_eracun').body)).toMatchObject({
      PaymentAmount: 123.5,
      PaymentMethod: 'T',
      PaymentDate: '2026-11-24',
    });
  });

  it('ePoslovanje: a payment is named by number, day and both OIBs, its way to pay by number', async () => {
    await adapterOf('eposlovanje').reportPayment(accountOf('eposlovanje'), await paid('eposlovanje', -500n));
    const { body, path } = lastBody('eposlovanje');
    expect(path).toMatch(/^\/api\/v2\/ereporting\/paid\/\d+$/);
    expect(JSON.parse(body)).toMatchObject({ paidAmount: -5, paymentType: 1, paymentDate: '2026-11-24', supplierPartyId: OIB });
  });

  it('ePoslovanje: a document that its buyer cannot receive is only reported', async () => {
    const sent = await adapterOf('eposlovanje').reportNotIssued(accountOf('eposlovanje'), request());
    expect(sent.kind).toBe('accepted');
    expect(JSON.parse(lastBody('eposlovanje').body)).toMatchObject({ type: 'IR' });
  });

  it('Moj-eRačun: complaints by field are a refusal too', async () => {
    mocks.control.next('moj_eracun', 'queryInbox', 'messages-in-200');
    expect((await failure(adapterOf('moj_eracun').listInbound(accountOf('moj_eracun'), null))).kind).toBe('auth');
  });

  it('Moj-eRačun: three statuses, each by itself', async () => {
    const adapter = adapterOf('moj_eracun');
    const sent = await adapter.send(accountOf('moj_eracun'), request());
    if (sent.kind !== 'accepted') throw new Error('not taken');
    now = new Date(now.getTime() + 10_000);
    mocks.control.next('moj_eracun', 'fiscalStatus', 'fiscal-failed');
    expect(await adapter.getStatus(accountOf('moj_eracun'), sent.providerRef)).toMatchObject({
      transport: 'delivered',
      fiscal: 'failed',
      business: 'none',
      errors: [expect.stringContaining('S005')],
    });
    mocks.control.standing('moj_eracun', '*', 'transport-failed');
    expect(await adapter.getStatus(accountOf('moj_eracun'), sent.providerRef)).toMatchObject({ transport: 'failed' });
    mocks.control.standing('moj_eracun', '*', 'demo-randomness');
    const { fiscal } = await adapter.getStatus(accountOf('moj_eracun'), sent.providerRef);
    expect(['done', 'failed', 'pending']).toContain(fiscal);
  });

  it('ie-računi: client, OIB and token in the headers, the file in base64; an import may fail later', async () => {
    mocks.control.next('ie_racuni', 'import', 'import-fails');
    const adapter = adapterOf('ie_racuni');
    const sent = await adapter.send(accountOf('ie_racuni'), request());
    if (sent.kind !== 'accepted') throw new Error('not taken');
    const { body, headers } = lastBody('ie_racuni');
    expect([headers['oib'], headers['authorization']?.startsWith('Basic ')]).toEqual([OIB, true]);
    const { type, file } = JSON.parse(body) as { type: string; file: string };
    expect([type, Buffer.from(file, 'base64').toString('utf8').slice(0, 5)]).toEqual(['INVOICE', '<?xml']);
    now = new Date(now.getTime() + 10_000);
    expect(await adapter.getStatus(accountOf('ie_racuni'), sent.providerRef)).toMatchObject({
      transport: 'failed',
      rawCode: 'ERROR',
    });
  });
});

/**
 * The test environments of the intermediaries, with an account of our own there. Nothing is sent: what was sent to another company's
 * inbox cannot be taken back.
 */
const LIVE_OIB = process.env['CONTRACT_EINVOICE_OIB'] ?? '';
const LIVE: Readonly<Record<Intermediary, { readonly credentials: EInvoiceAccount['credentials']; readonly needs: string }>> = {
  moj_eracun: {
    credentials: {
      username: process.env['CONTRACT_MOJ_ERACUN_USERNAME'] ?? '',
      password: process.env['CONTRACT_MOJ_ERACUN_PASSWORD'] ?? '',
    },
    needs: 'MOJ_ERACUN_SOFTWARE_ID, CONTRACT_EINVOICE_OIB, CONTRACT_MOJ_ERACUN_USERNAME, CONTRACT_MOJ_ERACUN_PASSWORD',
  },
  eposlovanje: {
    credentials: { apiKey: process.env['CONTRACT_EPOSLOVANJE_API_KEY'] ?? '' },
    needs: 'EPOSLOVANJE_SOFTWARE_ID, CONTRACT_EINVOICE_OIB, CONTRACT_EPOSLOVANJE_API_KEY',
  },
  ie_racuni: {
    credentials: { token: process.env['CONTRACT_IE_RACUNI_TOKEN'] ?? '' },
    needs: 'IE_RACUNI_CLIENT_USER, IE_RACUNI_CLIENT_PASSWORD, CONTRACT_EINVOICE_OIB, CONTRACT_IE_RACUNI_TOKEN',
  },
};

describe.each(INTERMEDIARIES)('%s itself', (id) => {
  const { credentials, needs } = LIVE[id];
  const isAsked = process.env['CONTRACT_LIVE'] === '1' && needs.split(', ').every((name) => (process.env[name] ?? '') !== '');

  it.skipIf(!isAsked)(`opens for its company, and looks into the inbox (CONTRACT_LIVE=1 with ${needs})`, async () => {
    await mocks.stop();
    const real = { now: () => new Date() };
    const deps = { clock: real, policy: createOutboundPolicy({ clock: real, environment: 'sandbox' }) };
    const port = liveAdapterOf(id, deps);
    const account = { oib: LIVE_OIB, credentials };
    await port.test(account);
    expect(
      (await failure(port.test({ ...account, credentials: { ...credentials, password: 'x', apiKey: 'x', token: 'x' } }))).kind,
    ).toBe('auth');
    if (port.capabilities().inbound) expect((await port.listInbound(account, null)).items).toBeInstanceOf(Array);
    if (port.capabilities().canReceive) expect(await port.canReceive(account, LIVE_OIB)).toBe(true);
  });
});

function liveAdapterOf(id: Intermediary, deps: Parameters<(typeof EINVOICE_ADAPTERS)['moj_eracun']>[1]): EInvoicePort {
  const of = (name: string) => process.env[name] ?? '';
  const timeoutMs = 30_000;
  if (id === 'moj_eracun') {
    const softwareId = of('MOJ_ERACUN_SOFTWARE_ID');
    return EINVOICE_ADAPTERS.moj_eracun({ baseUrl: 'https://demo.moj-eracun.hr', softwareId, timeoutMs }, deps);
  }
  if (id === 'eposlovanje') {
    const keyStyle = of('EPOSLOVANJE_KEY_STYLE') === 'bearer' ? 'bearer' : 'raw';
    const config = { softwareId: of('EPOSLOVANJE_SOFTWARE_ID'), keyStyle, timeoutMs } as const;
    return EINVOICE_ADAPTERS.eposlovanje({ baseUrl: 'https://test.eposlovanje.hr', ...config }, deps);
  }
  const config = { clientUser: of('IE_RACUNI_CLIENT_USER'), clientPassword: of('IE_RACUNI_CLIENT_PASSWORD'), statusPath: null };
  return EINVOICE_ADAPTERS.ie_racuni({ baseUrl: 'https://api.test.ie-racuni.com/v4', ...config, timeoutMs }, deps);
}
