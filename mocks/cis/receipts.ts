import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { escapeText, soapFault } from '../kit/soap.ts';
import { signedReceiptAnswer, type ReceiptAnswer } from './answer.ts';
import { loadCisKeys, newImpostor, type CisEnvironment, type CisKeys } from './ca.ts';
import { CIS_ERRORS, CisRefusal, type CisErrorCode } from './errors.ts';
import { F73, type CisHash } from './names.ts';
import { readReceipt } from './receipt.ts';
import { restrictiveErrors, warnings } from './rules.ts';
import { checkReceiptRequest, SchemaViolation } from './schema.ts';
import { checkHashAllowed, claimedHash, verifyRequestSignature } from './signature.ts';
import { acceptReceipt, cisState } from './state.ts';
import { checkCertificate, trustedCas } from './trust.ts';
import { formatZagreb } from './zagreb-time.ts';

const XML = { 'content-type': 'text/xml; charset=UTF-8' };

export const xmlAnswer = (status: number, body: string): VendorAnswer => ({ status, headers: XML, body });

const isErrorCode = (text: string): text is CisErrorCode => Object.hasOwn(CIS_ERRORS, text);

/** Codes that a developer asked for, whatever the message holds. */
const playRefusal = (call: VendorCall): void => {
  const { name, argument } = call.scenario;
  if (!isErrorCode(name)) return;
  throw new CisRefusal(name, argument ?? { s001: 'tns:Racun', s013: '177' }[name as string] ?? '');
};

const noteMessageId = (call: VendorCall, env: MockEnv, messageId: string): void => {
  if (cisState(env).messages.insert(messageId, env.clock.now().toISOString())) return;
  call.note(`violation: IdPoruke ${messageId} was used before`);
  if (call.scenario.name === 'refuse-reused-id') throw new CisRefusal('s001', 'tns:IdPoruke');
};

const accept = (call: VendorCall, env: MockEnv, root: Element, environment: CisEnvironment, keys: CisKeys): string => {
  const now = env.clock.now();
  try {
    checkReceiptRequest(root);
  } catch (error) {
    if (!(error instanceof SchemaViolation)) throw error;
    call.note(`schema: ${error.message}`);
    throw new CisRefusal('s001', `tns:${error.element}`);
  }
  const receipt = readReceipt(root);
  noteMessageId(call, env, receipt.messageId);
  playRefusal(call);
  const { hash, certificate } = verifyRequestSignature(call.body.toString('utf8'), root);
  checkHashAllowed(hash, environment, now);
  checkCertificate(certificate, receipt.oib, [keys.ca.certPem, ...trustedCas(env)], now);

  const restrictive = restrictiveErrors(receipt, now);
  if (restrictive.length > 0) throw new CisRefusal('s013', restrictive.join(', '));
  const found = warnings(receipt, now);
  for (const code of found) call.note(`warning: ${code}`);
  if (call.scenario.name === 'strict-totals' && found.includes('v166')) throw new CisRefusal('s013', '166');

  const { jir, notes } = acceptReceipt(env, receipt, {
    warnings: found,
    newJirOnResend: call.scenario.name === 'new-jir-on-resend',
    jir: call.scenario.name === 'jir' ? call.scenario.argument : null,
    onConflict: () => {
      if (call.scenario.name === 'refuse-conflict') throw new CisRefusal('s013', call.scenario.argument ?? '182');
    },
  });
  notes.forEach(call.note);
  return jir;
};

const ANOTHER_ID = '00000000-0000-4000-8000-000000000000';

/** What a gateway, an attacker or a bug would do to a good answer. */
const disfigure = async (call: VendorCall, answer: ReceiptAnswer): Promise<VendorAnswer | null> => {
  switch (call.scenario.name) {
    case 'bad-signature':
      return xmlAnswer(200, signedReceiptAnswer({ ...answer, signer: await newImpostor() }));
    case 'tampered':
      return xmlAnswer(200, signedReceiptAnswer(answer).replace(/(<tns:Jir>)[0-9a-f]{8}/, '$1deadbeef'));
    case 'wrong-message-id':
      return xmlAnswer(200, signedReceiptAnswer({ ...answer, messageId: ANOTHER_ID }));
    case 'unsigned':
      return xmlAnswer(200, signedReceiptAnswer(answer).replace(/<Signature .*<\/Signature>/s, ''));
    case 'malformed':
      return xmlAnswer(200, signedReceiptAnswer(answer).slice(0, 400));
    default:
      return null;
  }
};

/** The echo of an answer has at most 36 characters and may be empty. */
const messageIdOf = (root: Element): string =>
  (root.getElementsByTagNameNS(F73, 'IdPoruke')[0]?.textContent ?? '').trim().slice(0, 36);

/** `racuni`: a refusal is HTTP 500 with a signed `RacunOdgovor`, success HTTP 200 with a JIR. */
export const answerReceipt = async (
  call: VendorCall,
  env: MockEnv,
  root: Element,
  environment: CisEnvironment,
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
  const base = { messageId: messageIdOf(root), at: formatZagreb(env.clock.now()), hash, signer: keys.signers[environment] };
  try {
    const answer = { ...base, result: { jir: accept(call, env, root, environment, keys) } };
    return (await disfigure(call, answer)) ?? xmlAnswer(200, signedReceiptAnswer(answer));
  } catch (error) {
    if (!(error instanceof CisRefusal)) throw error;
    call.note(`refused: ${error.message.trim()}`);
    return xmlAnswer(500, signedReceiptAnswer({ ...base, result: { refusal: error } }));
  }
};
