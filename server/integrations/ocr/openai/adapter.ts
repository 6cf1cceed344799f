import type { OpenAI } from 'openai';

import type { Clock } from '#server/domain/shared/clock.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { MAX_READABLE_BYTES, type DocumentFile, type OcrAnswer, type OcrPort } from '#server/integrations/ocr/port.ts';
import { type OutboundPolicy, runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { fromApiError, fromFailedResponse, OPENAI_PROVIDER } from './errors.ts';
import { toAnswer } from './map.ts';
import { costMicrosOf, priceOf } from './prices.ts';
import { requestOf } from './request.ts';
import { modelResponse, readDocument } from './wire.ts';

export interface OpenaiConfig {
  readonly apiKey: string;
  /** Null: the key's own project. */
  readonly project: string | null;
  readonly model: string;
  readonly timeoutMs: number;
}

export interface OpenaiDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
}

const BASE_URL = 'https://api.openai.com/v1';

const unreadable = (cause: unknown): ProviderError =>
  new ProviderError(OPENAI_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause });

/** Reads documents with a model of OpenAI by way of the Responses API. The SDK is loaded with the first document. */
export function createOpenaiOcr(config: OpenaiConfig, { clock, policy }: OpenaiDeps): OcrPort {
  let client: OpenAI | null = null;

  async function ask(file: DocumentFile, signal: AbortSignal): Promise<OcrAnswer> {
    const [{ OpenAI, APIError }, { zodTextFormat }] = await Promise.all([import('openai'), import('openai/helpers/zod')]);
    // Everything is given, because the SDK would otherwise take it from the environment.
    client ??= new OpenAI({
      apiKey: config.apiKey,
      baseURL: BASE_URL,
      organization: null,
      project: config.project,
      maxRetries: 0,
      timeout: config.timeoutMs,
      logLevel: 'off',
    });
    const format = zodTextFormat(readDocument, 'document');
    let body: unknown;
    try {
      body = await client.responses.create(requestOf(config.model, file, format), { signal });
    } catch (error) {
      if (error instanceof APIError && error.status !== undefined && error.headers !== undefined)
        throw fromApiError(Object.assign(error, { status: error.status, headers: error.headers }), clock.now());
      if (error instanceof SyntaxError) throw unreadable(error);
      throw error;
    }
    const parsed = modelResponse.safeParse(body);
    if (!parsed.success) throw unreadable(parsed.error);
    const response = parsed.data;
    if (response.error) throw fromFailedResponse(response.error);
    const { input_tokens: inputTokens = 0, output_tokens: outputTokens = 0 } = response.usage ?? {};
    const price = priceOf(response.model, zagrebDateOf(clock.now()));
    const usage = {
      model: response.model,
      inputTokens,
      outputTokens,
      costMicros: costMicrosOf(price, inputTokens, outputTokens),
    };
    try {
      return toAnswer(response, usage);
    } catch (error) {
      throw unreadable(error);
    }
  }

  return {
    read: async (file) => {
      if (file.bytes.length > MAX_READABLE_BYTES)
        throw new ProviderError(OPENAI_PROVIDER, 'rejected', { codes: ['FILE_TOO_LARGE'] });
      return runOutbound(policy, OPENAI_PROVIDER, (signal) => ask(file, signal), { timeoutMs: config.timeoutMs });
    },
  };
}
