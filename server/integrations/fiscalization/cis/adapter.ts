import type { X509Certificate } from 'node:crypto';

import { formatFiscalTime } from '#server/domain/fiscal/fiscal-time.ts';
import type { Clock } from '#server/domain/shared/clock.ts';
import type { ReceiptAnswer } from '#server/integrations/fiscalization/cis/answer.ts';
import {
  classifyCodes,
  codesOf,
  isHashAllowed,
  isJir,
  readReceiptAnswer,
} from '#server/integrations/fiscalization/cis/answer.ts';
import type { CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import type { SignerProblem } from '#server/integrations/fiscalization/cis/judge-signer.ts';
import { askEcho } from '#server/integrations/fiscalization/cis/echo.ts';
import { judgeSigner, readCertificate, readPemBundle } from '#server/integrations/fiscalization/cis/judge-signer.ts';
import { signReceiptRequest } from '#server/integrations/fiscalization/cis/sign.ts';
import type { SignedDocument } from '#server/integrations/fiscalization/cis/signed-document.ts';
import { isFault, readSignedDocument } from '#server/integrations/fiscalization/cis/signed-document.ts';
import type { SoapAnswer } from '#server/integrations/fiscalization/cis/soap-client.ts';
import { createSoapSender } from '#server/integrations/fiscalization/cis/soap-client.ts';
import { statusFailure, withExchange } from '#server/integrations/fiscalization/cis/transport-errors.ts';
import type { SignatureProblem } from '#server/integrations/fiscalization/cis/verify-signature.ts';
import { readSignatureClaim, verifySignature } from '#server/integrations/fiscalization/cis/verify-signature.ts';
import type { FiscalizationPort, SubmitReceipt, SubmittedReceipt } from '#server/integrations/fiscalization/port.ts';
import type { Exchange } from '#server/integrations/provider-error.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

export interface CisDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

interface ProvenAnswer {
  /** The element to read: the proven one, or the received one when nothing could be proven. */
  readonly root: Element;
  readonly problem: SignatureProblem | SignerProblem | null;
}

/**
 * The Tax Administration's service for receipts over SOAP. Signs with the caller's credential, sends once (repeating is the queue's
 * business), and believes an answer only after its signature was verified in place and its signer judged. An answer with a JIR that
 * cannot be proven comes back as `unverified`, never as an error: the receipt may well be fiscalized.
 */
export const createCisFiscalization = (config: CisConfig, deps: CisDeps): FiscalizationPort => {
  const sender = createSoapSender(config.endpoint, config.caPem);
  const authorities: readonly X509Certificate[] = config.caPem === null ? [] : readPemBundle(config.caPem);

  const prove = (signed: SignedDocument): ProvenAnswer => {
    const unproven = (problem: SignatureProblem | SignerProblem): ProvenAnswer => ({ root: signed.root, problem });
    const claim = readSignatureClaim(signed);
    if ('problem' in claim) return unproven(claim.problem);
    if (!isHashAllowed(claim.hash, config.allowSha1)) return unproven('algorithm_refused');
    if (claim.certificateDer === null) return unproven('no_certificate');
    const certificate = readCertificate(claim.certificateDer);
    if (certificate === null) return unproven('certificate_unreadable');
    const verdict = verifySignature(signed, certificate.publicKey);
    if (!verdict.valid) return unproven(verdict.problem);
    const objection = judgeSigner(certificate, authorities, config.expectedSigner, deps.clock.now());
    return objection === null ? { root: verdict.root, problem: null } : unproven(objection);
  };

  const settle = (
    answer: ReceiptAnswer,
    problem: ProvenAnswer['problem'],
    messageId: string,
    exchange: Exchange,
  ): SubmittedReceipt => {
    // Refusals may come without it (an unreadable request has no id); another id is an answer to somebody else.
    if (answer.messageId !== messageId && !(answer.messageId === '' && answer.jir === null)) {
      throw new ProviderError('cis', 'protocol', { reason: 'answer to another message', exchange });
    }
    if (answer.jir !== null) {
      if (!isJir(answer.jir)) throw new ProviderError('cis', 'protocol', { reason: 'malformed JIR', exchange });
      return { jir: answer.jir, signature: problem === null ? 'verified' : 'unverified', signatureProblem: problem, exchange };
    }
    if (answer.errors.length === 0) throw new ProviderError('cis', 'protocol', { reason: 'neither JIR nor error', exchange });
    throw new ProviderError('cis', classifyCodes(answer.errors.map((error) => error.code)), {
      codes: codesOf(answer.errors),
      reason: answer.errors.map((error) => error.message).join('; '),
      exchange,
      ...(problem === null ? {} : { cause: new Error(`answer not proven: ${problem}`) }),
    });
  };

  const judge = (received: SoapAnswer, messageId: string, exchange: Exchange): SubmittedReceipt => {
    if (received.status === 429) throw statusFailure(received, exchange, deps.clock.now());
    let signed: SignedDocument;
    try {
      signed = readSignedDocument(received.body);
    } catch (cause) {
      throw statusFailure(received, exchange, deps.clock.now(), cause);
    }
    if (isFault(signed.root)) {
      const text = (name: string): string => signed.root.getElementsByTagName(name).item(0)?.textContent?.trim() ?? '';
      throw new ProviderError('cis', 'protocol', {
        codes: [text('faultcode')].filter(Boolean),
        reason: text('faultstring'),
        exchange,
      });
    }
    const { root, problem } = prove(signed);
    const answer = readReceiptAnswer(root);
    if (answer === null) throw statusFailure(received, exchange, deps.clock.now());
    return settle(answer, problem, messageId, exchange);
  };

  return {
    echo: () => askEcho(sender, deps),
    prepare: () => sender.prepare(),
    async submitReceipt(input) {
      const element = signOrRefuse(input, config.allowSha1);
      await sender.prepare();
      const started = performance.now();
      let request = '';
      const exchange = (answer: SoapAnswer | null): Exchange => ({
        request,
        response: answer?.body ?? null,
        httpStatus: answer?.status ?? null,
        durationMs: Math.round(performance.now() - started),
      });
      const exchangeId = input.messageId;
      const attempt = async (signal: AbortSignal): Promise<SubmittedReceipt> => {
        const received = await sender.send({
          operation: 'racuni',
          element,
          exchangeId,
          signal,
          onRequest: (text) => (request = text),
        });
        return judge(received, input.messageId, exchange(received));
      };
      try {
        return await runOutbound(deps.policy, 'cis', attempt, { timeoutMs: input.timeoutMs });
      } catch (failure) {
        // Being called inside a transaction is a bug, not a failure of the service.
        if (!(failure instanceof ProviderError)) throw failure;
        throw withExchange(failure, exchange(null));
      }
    },
  };
};

const signOrRefuse = (input: SubmitReceipt, allowSha1: boolean): string => {
  if (input.hash === 'sha1' && !allowSha1) {
    throw new ProviderError('cis', 'rejected', { reason: 'SHA-1 signatures are switched off in the configuration' });
  }
  const message = { receipt: input.receipt, messageId: input.messageId, sentAt: formatFiscalTime(input.sentAt) };
  try {
    return signReceiptRequest(message, input.credential, input.hash);
  } catch (cause) {
    throw new ProviderError('cis', 'rejected', { reason: 'the receipt cannot be written and signed', cause });
  }
};
