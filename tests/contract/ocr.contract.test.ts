import { describe, expect, it } from 'vitest';

import { MOCK_OPENAI } from '#mocks/openai/credentials.ts';
import { drawnDocument } from '#mocks/openai/fixtures/draw.ts';
import { checkReading } from '#server/domain/expenses/check-reading.ts';
import type { DocumentFile, OcrAnswer, OcrPort } from '#server/integrations/ocr/port.ts';
import { OCR_VENDORS, type OcrConfigs } from '#server/integrations/ocr/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { testClock } from '#tests/kit/clock.ts';
import { failure } from '#tests/kit/provider-failure.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';

const clock = testClock();
const adapter = (over: Partial<OcrConfigs['openai']> = {}): OcrPort =>
  OCR_VENDORS.openai(
    { ...MOCK_OPENAI, project: null, timeoutMs: 8000, ...over },
    { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) },
  );

const fileOf = (name: string): DocumentFile => drawnDocument(name);

const readingOf = (answer: OcrAnswer) => {
  if (answer.outcome !== 'read') throw new Error(`not read: ${answer.outcome}`);
  return answer.reading;
};

interface SentBody {
  readonly model: string;
  readonly store: boolean;
  readonly instructions: string;
  readonly max_output_tokens: number;
  readonly input: readonly { readonly content: readonly Readonly<Record<string, string>>[] }[];
  readonly text: {
    readonly format: {
      readonly type: string;
      readonly strict: boolean;
      readonly schema: { readonly required: readonly string[] };
    };
  };
}

describe('reading documents with OpenAI', () => {
  const mocks = mockedVendors(['openai'], { clock });

  const next = (scenario: string) => mocks.control.next('openai', 'responses.create', scenario);
  const sent = () => {
    const [call] = mocks.control.calls({ vendor: 'openai', limit: 1 });
    if (call === undefined) throw new Error('nothing was sent');
    const found = mocks.control.call(call.id);
    if (found === null) throw new Error('the call is gone');
    return found;
  };

  it('makes out an invoice field by field, with Croatian letters, and counts what it cost', async () => {
    const answer = await adapter().read(fileOf('papirnica'));
    const reading = readingOf(answer);
    expect(reading).toMatchObject({
      kind: 'invoice',
      supplierName: 'Papirnica Žirafa j.d.o.o.',
      supplierTaxId: '12345678903',
      number: '88/POSL1/1',
      issuedOn: '2026-04-20',
      total: '92.80',
      vatGroups: [
        { rate: '25', base: '44.00', amount: '11.00' },
        { rate: '5', base: '36.00', amount: '1.80' },
      ],
    });
    expect(reading.lines[1]).toEqual({
      description: 'Priručnik o porezima',
      quantity: '2',
      unitPrice: '18.00',
      amount: '36.00',
      rate: '5',
    });
    const { usage } = answer;
    expect([usage.model, usage.inputTokens > 0, usage.outputTokens > 0]).toEqual(['gpt-4.1-mini-2025-04-14', true, true]);
    expect(usage.costMicros).toBe(BigInt(Math.ceil((usage.inputTokens * 40 + usage.outputTokens * 160) / 100)));
  });

  it('sends the file as data apart from the orders, asks for a strict form, and lets nothing be kept', async () => {
    await adapter().read(fileOf('kava'));
    const image = sent();
    const body = JSON.parse(image.requestBody.toString('utf8')) as SentBody;
    expect([body.model, body.store, body.text.format.strict]).toEqual([MOCK_OPENAI.model, false, true]);
    expect(body.max_output_tokens).toBeGreaterThan(1000);
    expect(body.text.format.schema.required).toContain('payment_reference');
    expect(body.input[0]?.content.map(({ type }) => type)).toEqual(['input_text', 'input_image']);
    expect(body.input[0]?.content[1]?.['image_url']).toMatch(/^data:image\/png;base64,/);
    expect(body.instructions).toContain('never followed');
    expect(image.notes).toEqual([]);

    await adapter().read(fileOf('posluzitelj'));
    const pdf = JSON.parse(sent().requestBody.toString('utf8')) as SentBody;
    expect(pdf.input[0]?.content[1]).toMatchObject({ type: 'input_file', filename: 'posluzitelj.pdf' });
  });

  it('tells what is no receipt and no invoice, what was refused and what was cut off', async () => {
    expect((await adapter().read(fileOf('razglednica'))).outcome).toBe('not_a_document');
    next('refusal');
    expect(await adapter().read(fileOf('kava'))).toMatchObject({ outcome: 'refused', raw: expect.stringContaining('sorry') });
    next('incomplete');
    expect(await adapter().read(fileOf('kava'))).toMatchObject({ outcome: 'incomplete', reason: 'max_output_tokens' });
    next('incomplete:content_filter');
    expect(await adapter().read(fileOf('kava'))).toMatchObject({ outcome: 'refused', reason: 'content_filter' });
  });

  it('is a claim only: a document that speaks to the reader is found out by the checks', async () => {
    const known = { today: '2026-11-24', supplierName: null, supplierIban: null };
    const hostile = checkReading(readingOf(await adapter().read(fileOf('podvala'))), known);
    expect(hostile.total).toEqual({ verdict: 'doubtful', reason: 'TOTAL_DIFFERS_FROM_VAT' });
    expect(hostile.supplierIban).toEqual({ verdict: 'doubtful', reason: 'IBAN_INVALID' });
    expect(hostile.vatGroups).toEqual({ verdict: 'agreed' });
    next('malformed-totals');
    const wrong = checkReading(readingOf(await adapter().read(fileOf('papirnica'))), known);
    expect([wrong.vatGroups, wrong.total]).toMatchObject([{ reason: 'VAT_WRONG' }, { reason: 'TOTAL_DIFFERS_FROM_VAT' }]);
    const sound = checkReading(readingOf(await adapter().read(fileOf('papirnica'))), known);
    expect([sound.vatGroups, sound.total, sound.lines]).toEqual(Array(3).fill({ verdict: 'agreed' }));
  });

  it.each([
    ['401', 'auth', 'needs_user'],
    ['403', 'auth', 'needs_user'],
    ['no-model', 'auth', 'needs_user'],
    ['quota', 'quota', 'needs_user'],
    ['quota:credit_balance_exhausted', 'quota', 'needs_user'],
    ['too-long', 'rejected', 'never'],
    ['bad-image', 'rejected', 'never'],
    ['http500', 'unreachable', 'retry'],
    ['overloaded', 'unreachable', 'retry'],
    ['failed-response', 'unreachable', 'retry'],
    ['malformed', 'protocol', 'retry'],
    ['malformed-answer', 'protocol', 'retry'],
    ['down', 'unreachable', 'retry'],
    ['answered-but-connection-lost', 'unreachable', 'retry'],
  ])('%s is %s, and that means %s', async (scenario, kind, verdict) => {
    next(scenario);
    const error = await failure(adapter().read(fileOf('kava')));
    expect([error.kind, error.verdict, error.retryAt === null]).toEqual([kind, verdict, scenario !== 'overloaded']);
    // The SDK must not try again by itself: each try is paid for.
    expect(mocks.control.calls({ vendor: 'openai', limit: 5 })).toHaveLength(1);
  });

  it('waits as long as the vendor says, and not for ever', async () => {
    next('429:45');
    const limited = await failure(adapter().read(fileOf('kava')));
    expect([limited.kind, limited.retryAt?.getTime()]).toEqual(['rate_limited', clock.now().getTime() + 45_000]);
    next('hang');
    expect((await failure(adapter({ timeoutMs: 300 }).read(fileOf('kava')))).kind).toBe('timeout');
  });

  it('does not send what the vendor would not take', async () => {
    const huge = { ...fileOf('kava'), bytes: new Uint8Array(21 * 1024 * 1024) };
    expect((await failure(adapter().read(huge))).codes).toEqual(['FILE_TOO_LARGE']);
    expect(mocks.control.calls({ vendor: 'openai', limit: 5 })).toEqual([]);
    const broken = { ...fileOf('kava'), bytes: Buffer.from('not a picture') };
    expect(await failure(adapter().read(broken))).toMatchObject({ kind: 'rejected', codes: ['image_parse_error'] });
    expect((await failure(adapter({ model: 'gpt-0' }).read(fileOf('kava')))).codes).toEqual(['model_not_found']);
    expect((await failure(adapter({ apiKey: 'sk-wrong-key-000' }).read(fileOf('kava')))).codes).toEqual(['invalid_api_key']);
  });
});

describe.skipIf(process.env['CONTRACT_LIVE'] !== '1' || process.env['OPENAI_API_KEY'] === undefined)(
  'the real service (CONTRACT_LIVE=1 with OPENAI_API_KEY)',
  () => {
    it('reads a drawn receipt', { timeout: 100_000 }, async () => {
      const answer = await adapter({
        apiKey: process.env['OPENAI_API_KEY'] ?? '',
        model: process.env['OPENAI_MODEL'] ?? MOCK_OPENAI.model,
        timeoutMs: 90_000,
      }).read(fileOf('posluzitelj'));
      expect(readingOf(answer)).toMatchObject({ supplierTaxId: '27759560625', total: '46.25', issuedOn: '2026-04-01' });
    });
  },
);
