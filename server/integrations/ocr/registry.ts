import { createOpenaiOcr, type OpenaiConfig, type OpenaiDeps } from '#server/integrations/ocr/openai/adapter.ts';
import type { OcrPort } from '#server/integrations/ocr/port.ts';

export interface OcrConfigs {
  readonly openai: OpenaiConfig;
}

export type OcrVendor = keyof OcrConfigs;

/** Makers of the port, one per vendor. */
export const OCR_VENDORS: {
  readonly [Vendor in OcrVendor]: (config: OcrConfigs[Vendor], deps: OpenaiDeps) => OcrPort;
} = { openai: createOpenaiOcr };
