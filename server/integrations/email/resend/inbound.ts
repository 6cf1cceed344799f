import type { Resend } from 'resend';

import type { EmailPort } from '#server/integrations/email/port.ts';
import type { ResendAsk } from '#server/integrations/email/resend/ask.ts';
import { RESEND_PROVIDER } from '#server/integrations/email/resend/errors.ts';
import { toInboundEmail } from '#server/integrations/email/resend/map.ts';
import { receivedAttachment, receivedEmail } from '#server/integrations/email/resend/wire.ts';
import { sendHttp } from '#server/integrations/http-client.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

/** Where files of mails that came are kept for an hour; nothing else that an answer names is fetched. */
const DOWNLOAD_HOST = 'inbound-cdn.resend.com';
/** A file may be large. */
const DOWNLOAD_TIMEOUT_MS = 60_000;

const isGone = (error: unknown): boolean => error instanceof ProviderError && error.codes.includes('not_found');

const isTooLarge = (error: unknown): boolean => error instanceof ProviderError && error.codes.includes('ANSWER_TOO_LARGE');

interface InboundDeps {
  readonly client: Resend;
  readonly ask: ResendAsk;
  readonly policy: OutboundPolicy;
}

/** Reading mail that came: its text by the API, its files from the vendor's download host. */
export function createInbound({ client, ask, policy }: InboundDeps): Pick<EmailPort, 'fetchInbound' | 'fetchInboundAttachment'> {
  const download = (url: URL, maxBytes: number): Promise<Uint8Array | 'gone'> =>
    runOutbound(
      policy,
      RESEND_PROVIDER,
      async (signal) => {
        const answer = await sendHttp(RESEND_PROVIDER, { method: 'GET', url: url.href, signal, maxBytes });
        if (answer.status === 404 || answer.status === 410) return 'gone';
        if (answer.status === 200) return answer.body;
        // 403: the hour is over. The next try asks for a new address.
        const kind = answer.status === 403 || answer.status >= 500 ? 'unreachable' : 'protocol';
        throw new ProviderError(RESEND_PROVIDER, kind, { codes: [`DOWNLOAD_${answer.status}`] });
      },
      { timeoutMs: DOWNLOAD_TIMEOUT_MS },
    );

  return {
    fetchInbound: async (providerId) => {
      try {
        const read = client.emails.receiving;
        return toInboundEmail(await ask(receivedEmail, (signal) => read.get(providerId, { html_format: 'cid' }, { signal })));
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
    },
    fetchInboundAttachment: async (providerId, attachmentId, maxBytes) => {
      try {
        const { attachments } = client.emails.receiving;
        const at = await ask(receivedAttachment, (signal) =>
          attachments.get({ emailId: providerId, id: attachmentId }, { signal }),
        );
        const url = new URL(at.download_url);
        if (url.protocol !== 'https:' || url.host !== DOWNLOAD_HOST)
          throw new ProviderError(RESEND_PROVIDER, 'protocol', { codes: ['DOWNLOAD_HOST'] });
        return await download(url, maxBytes);
      } catch (error) {
        if (isGone(error)) return 'gone';
        if (isTooLarge(error)) return 'too_large';
        throw error;
      }
    },
  };
}
