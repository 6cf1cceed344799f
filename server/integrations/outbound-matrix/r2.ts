import { EU_REGION, HTTPS, type OutboundService } from './service.ts';

const patternReason = 'the first label is the Cloudflare account id';

export const R2: OutboundService = {
  service: 'Cloudflare R2',
  provider: 'r2',
  use: { hr: 'Čuva dokumente', en: 'Keeps the documents' },
  adapter: 'document-storage',
  need: 'required',
  env: ['R2_MODE', 'R2_ACCOUNT_ID', 'R2_JURISDICTION', 'R2_ACCESS_KEY_ID', 'R2_SECRET_ACCESS_KEY', 'R2_BUCKET'],
  data: {
    hr: 'Izdani i zaprimljeni dokumenti, njihovi XML i PDF zapisi, logotipi',
    en: 'Issued and received documents with their XML and PDF files, logos',
  },
  receiver: { legalName: 'Cloudflare, Inc.', region: EU_REGION, role: 'subprocessor' },
  calls: [
    {
      mode: 'live',
      host: '*.r2.cloudflarestorage.com',
      patternReason,
      ...HTTPS,
      purpose: 'Documents: storing and reading',
      filesOfBrowsers: true,
    },
    {
      mode: 'live',
      host: '*.eu.r2.cloudflarestorage.com',
      patternReason,
      ...HTTPS,
      purpose: 'Documents: storing and reading, buckets kept in the European Union',
      filesOfBrowsers: true,
    },
  ],
};
