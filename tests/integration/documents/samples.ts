export { pdfSample, PNG_SAMPLE } from '#mocks/kit/sample-files.ts';

export const UBL_SAMPLE = Buffer.from(
  `<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>7-1-1</ID></Invoice>`,
);
