import { providerMessages } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { Exchange } from '#server/integrations/provider-error.ts';

/** A message to CIS about a document. */
export interface SentMessage {
  /** Of the service: `racuni`, `napojnica` … */
  readonly operation: string;
  readonly invoiceId: string;
  readonly messageId: string;
  readonly sentAt: Date;
  /** Both directions are kept as long as documents are. */
  readonly retainUntil: string;
}

export interface MessageOutcome {
  readonly outcome: string;
  readonly codes: readonly string[];
  readonly jir: string | null;
  readonly verified: boolean | null;
}

/** Keeps both directions of an exchange, sealed. Returns the id under which the archive finds it. */
export async function keepMessage(
  deps: Deps,
  tx: CompanyTx,
  message: SentMessage,
  exchange: Exchange,
  outcome: MessageOutcome,
): Promise<string> {
  const id = deps.ids.next();
  const { companyId } = contextOf(tx);
  const seal = (text: string, direction: string) =>
    deps.sealer.seal(Buffer.from(text), `message:${companyId}:${id}:${direction}`);
  await tx.insert(providerMessages).values({
    companyId,
    id,
    provider: 'cis',
    operation: message.operation,
    subject: `invoice:${message.invoiceId}`,
    messageId: message.messageId,
    requestSealed: seal(exchange.request, 'request'),
    responseSealed: exchange.response === null ? null : seal(exchange.response, 'response'),
    keyId: deps.sealer.keyId,
    httpStatus: exchange.httpStatus,
    outcome: outcome.outcome,
    codes: outcome.codes,
    jir: outcome.jir,
    signatureVerified: outcome.verified,
    sentAt: message.sentAt,
    durationMs: Math.round(exchange.durationMs),
    retainUntil: message.retainUntil,
  });
  return id;
}
