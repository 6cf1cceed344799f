import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { escapeText, soapFault } from '../kit/soap.ts';
import { refusalBody, signedAnswer, type SignedAnswer } from './answer.ts';
import { loadCisKeys, newImpostor, type CisEnvironment } from './ca.ts';
import { CIS_ERRORS, CisRefusal, type CisErrorCode } from './errors.ts';
import { F73, type CisHash } from './names.ts';
import type { SequenceRule } from './schema.ts';
import { checkRequest, SchemaViolation } from './schema.ts';
import { checkHashAllowed, claimedHash, verifyRequestSignature } from './signature.ts';
import { cisState } from './state.ts';
import { checkCertificate, trustedCas } from './trust.ts';
import { formatZagreb } from './zagreb-time.ts';

const XML = { 'content-type': 'text/xml; charset=UTF-8' };

export const xmlAnswer = (status: number, body: string): VendorAnswer => ({ status, headers: XML, body });

/** What a message is and what is done with it once it is well formed, signed and its sender's own. */
export interface SignedRequest {
  /** Name of the answer. */
  readonly answer: string;
  readonly rules: SequenceRule;
  /** Books it and gives what follows the answer's header. Throws `CisRefusal`. */
  readonly accept: (root: Element, call: VendorCall, env: MockEnv) => string;
}

const isErrorCode = (text: string): text is CisErrorCode => Object.hasOwn(CIS_ERRORS, text);

/** Codes that a developer asked for, whatever the message holds. */
const playRefusal = (call: VendorCall): void => {
  const { name, argument } = call.scenario;
  if (!isErrorCode(name)) return;
  throw new CisRefusal(name, argument ?? { s001: 'tns:Racun', s013: '177' }[name as string] ?? '');
};

const firstText = (root: Element, name: string): string => root.getElementsByTagNameNS(F73, name)[0]?.textContent ?? '';

const noteMessageId = (call: VendorCall, env: MockEnv, messageId: string): void => {
  if (cisState(env).messages.insert(messageId, env.clock.now().toISOString())) return;
  call.note(`violation: IdPoruke ${messageId} was used before`);
  if (call.scenario.name === 'refuse-reused-id') throw new CisRefusal('s001', 'tns:IdPoruke');
};

const accept = (
  request: SignedRequest,
  root: Element,
  { call, env, environment, caPem }: { call: VendorCall; env: MockEnv; environment: CisEnvironment; caPem: string },
): string => {
  const now = env.clock.now();
  try {
    checkRequest(root, request.rules);
  } catch (error) {
    if (!(error instanceof SchemaViolation)) throw error;
    call.note(`schema: ${error.message}`);
    throw new CisRefusal('s001', `tns:${error.element}`);
  }
  noteMessageId(call, env, firstText(root, 'IdPoruke'));
  playRefusal(call);
  const { hash, certificate } = verifyRequestSignature(call.body.toString('utf8'), root);
  checkHashAllowed(hash, environment, now);
  checkCertificate(certificate, firstText(root, 'Oib'), [caPem, ...trustedCas(env)], now);
  return request.accept(root, call, env);
};

const ANOTHER_ID = '00000000-0000-4000-8000-000000000000';

/** What a gateway, an attacker or a bug would do to a good answer. */
const disfigure = async (call: VendorCall, answer: SignedAnswer): Promise<VendorAnswer | null> => {
  switch (call.scenario.name) {
    case 'bad-signature':
      return xmlAnswer(200, signedAnswer({ ...answer, signer: await newImpostor() }));
    case 'tampered':
      return xmlAnswer(
        200,
        signedAnswer(answer)
          .replace(/(<tns:Jir>)[0-9a-f]{8}/, '$1deadbeef')
          .replace(/(<tns:Poruka>)/, '$1Izmijenjeno: '),
      );
    case 'wrong-message-id':
      return xmlAnswer(200, signedAnswer({ ...answer, messageId: ANOTHER_ID }));
    case 'unsigned':
      return xmlAnswer(200, signedAnswer(answer).replace(/<Signature .*<\/Signature>/s, ''));
    case 'malformed':
      return xmlAnswer(200, signedAnswer(answer).slice(0, 400));
    default:
      return null;
  }
};

/** The echo of an answer has at most 36 characters and may be empty. */
const messageIdOf = (root: Element): string => firstText(root, 'IdPoruke').trim().slice(0, 36);

/** A signed message: a refusal is HTTP 500 with a signed answer, success HTTP 200. */
export const answerSigned = async (
  call: VendorCall,
  env: MockEnv,
  root: Element,
  { request, environment }: { readonly request: SignedRequest; readonly environment: CisEnvironment },
): Promise<VendorAnswer> => {
  if (call.scenario.name === 'http500-fault') return xmlAnswer(500, soapFault('Server', 'Internal Error (from server)'));
  if (call.scenario.name === 'http503') {
    return {
      status: 503,
      headers: { 'content-type': 'text/html' },
      body: `<html><body>${escapeText('Service Unavailable')}</body></html>`,
    };
  }
  const keys = await loadCisKeys(env);
  const hash: CisHash = claimedHash(root) ?? 'sha256';
  const base = {
    name: request.answer,
    messageId: messageIdOf(root),
    at: formatZagreb(env.clock.now()),
    hash,
    signer: keys.signers[environment],
  };
  try {
    const body = accept(request, root, { call, env, environment, caPem: keys.ca.certPem });
    const answer = { ...base, body };
    return (await disfigure(call, answer)) ?? xmlAnswer(200, signedAnswer(answer));
  } catch (error) {
    if (!(error instanceof CisRefusal)) throw error;
    call.note(`refused: ${error.message.trim()}`);
    return xmlAnswer(500, signedAnswer({ ...base, body: refusalBody(error) }));
  }
};
