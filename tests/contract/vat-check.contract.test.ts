import { describe, expect, it } from 'vitest';

import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import type { VatCheckPort } from '#server/integrations/vat-check/port.ts';
import { VAT_CHECK_VENDORS } from '#server/integrations/vat-check/registry.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';
import { failure } from '#tests/kit/provider-failure.ts';

const clock = { now: () => new Date() };
const adapter = (timeoutMs = 5000): VatCheckPort =>
  VAT_CHECK_VENDORS.vies({ timeoutMs }, { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) });

describe('the check of a VAT number at VIES', () => {
  const mocks = mockedVendors(['vies']);

  it('with an own number gives the proof, name and address', async () => {
    const answer = await adapter().check({ vatId: 'SI12345679', requesterVatId: 'HR69435151530' });
    expect(answer).toEqual({
      valid: true,
      name: 'ČEBELICA D.O.O.',
      address: 'SLOVENSKA CESTA 1, 1000 LJUBLJANA',
      requestId: expect.stringMatching(/^[A-Z0-9]{16}$/),
      checkedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    const [recorded] = mocks.control.calls({ vendor: 'vies', limit: 1 });
    const call = mocks.control.call(recorded!.id)!;
    expect([call.method, call.host, call.port, call.path]).toEqual([
      'POST',
      'ec.europa.eu',
      443,
      '/taxation_customs/vies/services/checkVatService',
    ]);
    const body = call.requestBody.toString('utf8');
    expect(body).toMatch(
      /countryCode>SI<[\s\S]*vatNumber>12345679<[\s\S]*requesterCountryCode>HR<[\s\S]*requesterVatNumber>69435151530</,
    );
  });

  it('without an own number has no proof, and what a state does not tell is null', async () => {
    expect(await adapter().check({ vatId: 'DE123456789', requesterVatId: null })).toMatchObject({
      valid: true,
      name: null,
      address: null,
      requestId: null,
    });
  });

  it('says of a number that is not registered that it is not valid', async () => {
    expect((await adapter().check({ vatId: 'SI12345600', requesterVatId: 'HR69435151530' })).valid).toBe(false);
    mocks.control.next('vies', 'check', 'invalid');
    expect((await adapter().check({ vatId: 'SI12345679', requesterVatId: null })).valid).toBe(false);
  });

  it.each([
    ['MS_UNAVAILABLE', 'unreachable', 'retry'],
    ['SERVICE_UNAVAILABLE', 'unreachable', 'retry'],
    ['TIMEOUT', 'timeout', 'retry'],
    ['MS_MAX_CONCURRENT_REQ', 'rate_limited', 'retry'],
    ['GLOBAL_MAX_CONCURRENT_REQ', 'rate_limited', 'retry'],
    ['INVALID_INPUT', 'rejected', 'never'],
    ['INVALID_REQUESTER_INFO', 'rejected', 'never'],
    ['VAT_BLOCKED', 'auth', 'needs_user'],
    ['IP_BLOCKED', 'auth', 'needs_user'],
  ])('takes the fault %s for "%s" and never for an answer', async (word, kind, verdict) => {
    mocks.control.next('vies', 'check', `fault:${word}`);
    const error = await failure(adapter().check({ vatId: 'SI12345679', requesterVatId: null }));
    expect([error.kind, error.verdict, error.codes]).toEqual([kind, verdict, [word]]);
  });

  it('tells what else went wrong', async () => {
    const question = { vatId: 'SI12345679', requesterVatId: null };
    mocks.control.next('vies', 'check', 'http503');
    expect((await failure(adapter().check(question))).kind).toBe('unreachable');
    mocks.control.next('vies', 'check', 'malformed');
    expect((await failure(adapter().check(question))).kind).toBe('protocol');
    mocks.control.next('vies', 'check', 'down');
    expect((await failure(adapter().check(question))).kind).toBe('unreachable');
    mocks.control.next('vies', 'check', 'hang');
    expect((await failure(adapter(300).check(question))).kind).toBe('timeout');
    expect((await failure(adapter().check({ vatId: 'QQ12345679', requesterVatId: null }))).codes).toEqual(['INVALID_INPUT']);
  });

  it.skipIf(process.env['CONTRACT_LIVE'] !== '1')('at the service itself answers or says that a state is not there', async () => {
    await mocks.stop();
    const answer = await adapter(20_000)
      .check({ vatId: 'IE6388047V', requesterVatId: null })
      .catch((error: unknown) => error);
    if (answer instanceof ProviderError) expect(answer.verdict).toBe('retry');
    else expect(answer).toMatchObject({ valid: true });
  });
});
