import type { DocumentStoragePort } from '#server/integrations/document-storage/port.ts';
import { createR2Storage, type R2Deps } from '#server/integrations/document-storage/r2/adapter.ts';
import type { R2Config } from '#server/integrations/document-storage/r2/config.ts';

export interface DocumentStorageConfigs {
  readonly r2: R2Config;
}

export type DocumentStorageVendor = keyof DocumentStorageConfigs;

/** Makers of the port, one per vendor. */
export const DOCUMENT_STORAGE_VENDORS: {
  readonly [Vendor in DocumentStorageVendor]: (config: DocumentStorageConfigs[Vendor], deps: R2Deps) => DocumentStoragePort;
} = { r2: createR2Storage };
