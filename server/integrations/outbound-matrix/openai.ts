import { HTTPS, type OutboundService } from './service.ts';

export const OPENAI: OutboundService = {
  service: 'OpenAI',
  provider: 'openai',
  use: { hr: 'Čita primljene dokumente', en: 'Reads received documents' },
  adapter: 'ocr',
  need: 'optional',
  env: ['OPENAI_MODE', 'OPENAI_API_KEY', 'OPENAI_PROJECT', 'OPENAI_MODEL'],
  data: {
    hr: 'Primljeni računi koji se čitaju, s podacima o dobavljaču i svime što na njima piše',
    en: 'Received documents that are read, with the supplier and whatever is printed on them',
  },
  receiver: {
    legalName: 'OpenAI Ireland Limited',
    region: { hr: 'Irska i SAD', en: 'Ireland and the United States' },
    role: 'subprocessor',
  },
  calls: [{ mode: 'live', host: 'api.openai.com', ...HTTPS, purpose: 'Reading expense documents (OCR)' }],
};
