import { hash as digest, sign } from 'node:crypto';

import type { TestIdentity } from '#tests/conformance/cis/kit/certificates.ts';

/**
 * Answers as the service makes them: inclusive canonicalization in the context of the envelope, indented `SignedInfo`. The canonical
 * forms are written out by hand, so that nothing here depends on the code that verifies them.
 */
export interface AnswerOptions {
  readonly signer: TestIdentity;
  readonly messageId: string;
  readonly jir?: string;
  readonly errors?: readonly (readonly [code: string, message: string])[];
  readonly hash?: 'sha256' | 'sha1';
  readonly id?: string;
}

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const F73 = 'http://www.apis-it.hr/fin/2012/types/f73';
const SCHEMA_LOCATION = `${F73} ../schema/FiskalizacijaSchema.xsd `;
const METHODS = {
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
  sha1: [`${DSIG}rsa-sha1`, `${DSIG}sha1`],
} as const;

const SOAP = 'xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"';
const XSD = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const TNS = `xmlns:tns="${F73}"`;

export const envelopeAround = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope ${SOAP} ${XSD} ${XSI}><soap:Body>${body}</soap:Body></soap:Envelope>`;

const contentOf = ({ messageId, jir, errors }: AnswerOptions): string =>
  `<tns:Zaglavlje><tns:IdPoruke>${messageId}</tns:IdPoruke><tns:DatumVrijeme>24.11.2026T08:05:11</tns:DatumVrijeme></tns:Zaglavlje>` +
  (jir === undefined ? '' : `<tns:Jir>${jir}</tns:Jir>`) +
  (errors === undefined
    ? ''
    : `<tns:Greske>${errors.map(([code, message]) => `<tns:Greska><tns:SifraGreske>${code}</tns:SifraGreske><tns:PorukaGreske>${message}</tns:PorukaGreske></tns:Greska>`).join('')}</tns:Greske>`);

export const signAnswer = (options: AnswerOptions): string => {
  const { signer, hash = 'sha256', id = 'G0x7f98102258f8-4D' } = options;
  const content = contentOf(options);
  const attributes = `Id="${id}" xsi:schemaLocation="${SCHEMA_LOCATION}"`;
  const canonicalRoot = `<tns:RacunOdgovor ${SOAP} ${TNS} ${XSD} ${XSI} ${attributes}>${content}</tns:RacunOdgovor>`;
  const [signatureMethod, digestMethod] = METHODS[hash];
  const inside = `
  <CanonicalizationMethod Algorithm="${C14N}"></CanonicalizationMethod>
  <SignatureMethod Algorithm="${signatureMethod}"></SignatureMethod>
  <Reference URI="#${id}">
    <Transforms>
      <Transform Algorithm="${DSIG}enveloped-signature"></Transform>
      <Transform Algorithm="${C14N}"></Transform>
    </Transforms>
    <DigestMethod Algorithm="${digestMethod}"></DigestMethod>
    <DigestValue>${digest(hash, canonicalRoot, 'base64')}</DigestValue>
  </Reference>
`;
  const canonicalInfo = `<SignedInfo xmlns="${DSIG}" ${SOAP} ${TNS} ${XSD} ${XSI}>${inside}</SignedInfo>`;
  const value = sign(hash, Buffer.from(canonicalInfo), signer.key).toString('base64');
  const signature =
    `<Signature xmlns="${DSIG}">\n<SignedInfo>${inside}</SignedInfo>\n<SignatureValue>${value}</SignatureValue>` +
    `<KeyInfo><X509Data><X509Certificate>${signer.certificate.raw.toString('base64')}</X509Certificate></X509Data></KeyInfo></Signature>`;
  return envelopeAround(`<tns:RacunOdgovor ${attributes} ${TNS}>${content}${signature}</tns:RacunOdgovor>`);
};

export const unsignedAnswer = (options: Omit<AnswerOptions, 'signer'> & { readonly signer?: TestIdentity }): string =>
  envelopeAround(`<tns:RacunOdgovor ${TNS}>${contentOf(options as AnswerOptions)}</tns:RacunOdgovor>`);
