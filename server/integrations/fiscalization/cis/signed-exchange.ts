import { formatFiscalTime } from '#server/domain/fiscal/fiscal-time.ts';
import type { Clock } from '#server/domain/shared/clock.ts';
import { type CisAnswer, classifyCodes, codesOf, readAnswer } from '#server/integrations/fiscalization/cis/answer.ts';
import type { CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import { OPERATIONS, type SignedOperation } from '#server/integrations/fiscalization/cis/names.ts';
import { createProver } from '#server/integrations/fiscalization/cis/prove.ts';
import { signRequest } from '#server/integrations/fiscalization/cis/sign.ts';
import type { SignedDocument } from '#server/integrations/fiscalization/cis/signed-document.ts';
import { isFault, readSignedDocument } from '#server/integrations/fiscalization/cis/signed-document.ts';
import type { SoapAnswer, SoapSender } from '#server/integrations/fiscalization/cis/soap-client.ts';
import { statusFailure, withExchange } from '#server/integrations/fiscalization/cis/transport-errors.ts';
import type { MessageHeader } from '#server/integrations/fiscalization/cis/wire.ts';
import type { ProvenAnswer, SignedMessage } from '#server/integrations/fiscalization/port.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { type Exchange, ProviderError } from '#server/integrations/provider-error.ts';

export interface CisDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

/** One question: how it is written, and what of its answer is the result. */
export interface Question<Result> {
  readonly operation: SignedOperation;
  readonly write: (header: MessageHeader) => string;
  /** Null when the answer holds no result; then its errors decide. */
  readonly read: (answer: CisAnswer) => Result | null;
}

export type SignedExchange = <Result>(input: SignedMessage, question: Question<Result>) => Promise<Result & ProvenAnswer>;

/**
 * Asks one signed question of the service: signs with the caller's credential, sends once (repeating is the queue's business), and
 * believes an answer only after its signature was verified in place and its signer judged. A result that cannot be proven comes back
 * as `unverified`, never as an error: it may well be true.
 */
export const createSignedExchange = (config: CisConfig, { clock, policy }: CisDeps, sender: SoapSender): SignedExchange => {
  const prove = createProver(config, clock);

  const judge = <Result>(received: SoapAnswer, messageId: string, exchange: Exchange, question: Question<Result>) => {
    const signed = readDocument(received, exchange, clock);
    const { root, problem } = prove(signed);
    const answer = readAnswer(root, OPERATIONS[question.operation].answer);
    if (answer === null) throw statusFailure(received, exchange, clock.now());
    const result = question.read(answer);
    // Refusals may come without it (an unreadable request has no id); another id is an answer to somebody else.
    if (answer.messageId !== messageId && !(answer.messageId === '' && result === null)) {
      throw new ProviderError('cis', 'protocol', { reason: 'answer to another message', exchange });
    }
    if (result === null) throw refusalOf(answer, problem, exchange);
    const signature = problem === null ? ('verified' as const) : ('unverified' as const);
    return { ...result, signature, signatureProblem: problem, exchange };
  };

  return async (input, question) => {
    const element = signOrRefuse(input, question, config.allowSha1);
    await sender.prepare();
    const started = performance.now();
    let request = '';
    const exchange = (answer: SoapAnswer | null): Exchange => ({
      request,
      response: answer?.body ?? null,
      httpStatus: answer?.status ?? null,
      durationMs: Math.round(performance.now() - started),
    });
    const { messageId } = input;
    const attempt = async (signal: AbortSignal) => {
      const onRequest = (text: string) => (request = text);
      const received = await sender.send({ operation: question.operation, element, exchangeId: messageId, signal, onRequest });
      return judge(received, messageId, exchange(received), question);
    };
    try {
      return await runOutbound(policy, 'cis', attempt, { timeoutMs: input.timeoutMs });
    } catch (failure) {
      // Being called inside a transaction is a bug, not a failure of the service.
      if (!(failure instanceof ProviderError)) throw failure;
      throw withExchange(failure, exchange(null));
    }
  };
};

function readDocument(received: SoapAnswer, exchange: Exchange, clock: Clock): SignedDocument {
  if (received.status === 429) throw statusFailure(received, exchange, clock.now());
  let signed: SignedDocument;
  try {
    signed = readSignedDocument(received.body);
  } catch (cause) {
    throw statusFailure(received, exchange, clock.now(), cause);
  }
  if (!isFault(signed.root)) return signed;
  const text = (name: string): string => signed.root.getElementsByTagName(name).item(0)?.textContent?.trim() ?? '';
  throw new ProviderError('cis', 'protocol', {
    codes: [text('faultcode')].filter(Boolean),
    reason: text('faultstring'),
    exchange,
  });
}

function refusalOf({ errors }: CisAnswer, problem: string | null, exchange: Exchange): ProviderError {
  if (errors.length === 0) return new ProviderError('cis', 'protocol', { reason: 'neither a result nor an error', exchange });
  return new ProviderError('cis', classifyCodes(errors.map((error) => error.code)), {
    codes: codesOf(errors),
    reason: errors.map((error) => error.message).join('; '),
    exchange,
    ...(problem === null ? {} : { cause: new Error(`answer not proven: ${problem}`) }),
  });
}

function signOrRefuse(input: SignedMessage, { operation, write }: Question<unknown>, allowSha1: boolean): string {
  if (input.hash === 'sha1' && !allowSha1) {
    throw new ProviderError('cis', 'rejected', { reason: 'SHA-1 signatures are switched off in the configuration' });
  }
  try {
    const unsigned = write({ messageId: input.messageId, sentAt: formatFiscalTime(input.sentAt) });
    return signRequest(OPERATIONS[operation].request, unsigned, input.credential, input.hash);
  } catch (cause) {
    throw new ProviderError('cis', 'rejected', { reason: 'the message cannot be written and signed', cause });
  }
}
