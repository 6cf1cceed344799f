import { randomUUID } from 'node:crypto';
import forge from 'node-forge';
import { SignedXml } from 'xml-crypto';

/** A client of CIS for these tests only: it signs with xml-crypto and shares nothing with the product's own. */
export interface Credential {
  readonly keyPem: string;
  readonly certPem: string;
}

const F73 = 'http://www.apis-it.hr/fin/2012/types/f73';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const ACTION = 'http://e-porezna.porezna-uprava.hr/fiskalizacija/2012/services/FiskalizacijaService';
const HASHES = {
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
  sha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
} as const;

export const TEST_URL = 'https://cistest.apis-it.hr:8449/FiskalizacijaServiceTest';
export const PRODUCTION_URL = 'https://cis.porezna-uprava.hr:8449/FiskalizacijaService';

export const openP12 = (p12: Buffer, password: string): Credential => {
  const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(p12.toString('binary')), password);
  const keyBag = store.getBags({ bagType: forge.pki.oids.pkcs8ShroudedKeyBag as string });
  const certBag = store.getBags({ bagType: forge.pki.oids.certBag as string });
  const key = Object.values(keyBag).flat()[0]?.key;
  const cert = Object.values(certBag).flat()[0]?.cert;
  if (!key || !cert) throw new Error('The P12 holds no key or no certificate');
  return { keyPem: forge.pki.privateKeyToPem(key), certPem: forge.pki.certificateToPem(cert) };
};

export interface ReceiptFields {
  readonly oib: string;
  readonly number: string;
  readonly issuedAt: string;
  readonly sentAt: string;
  readonly late: boolean;
  readonly total: string;
  readonly messageId: string;
  readonly operatorOib: string;
  readonly payment: string;
  readonly zki: string;
  readonly buyerOib?: string;
}

export const RECEIPT: Omit<ReceiptFields, 'messageId'> = {
  oib: '69435151530',
  number: '1',
  issuedAt: '24.11.2026T08:05:09',
  sentAt: '24.11.2026T08:05:10',
  late: false,
  total: '12.50',
  operatorOib: '01234567896',
  payment: 'G',
  zki: '1910bcf8dff2c6d30c5f87fef6afecb0',
};

/** An unsigned `RacunZahtjev`. */
export const requestXml = (fields: Partial<ReceiptFields> = {}): string => {
  const receipt = { ...RECEIPT, messageId: randomUUID(), ...fields };
  const buyer = receipt.buyerOib === undefined ? '' : `<tns:OibPrimateljaRacuna>${receipt.buyerOib}</tns:OibPrimateljaRacuna>`;
  return (
    `<tns:RacunZahtjev xmlns:tns="${F73}" Id="RacunZahtjev"><tns:Zaglavlje><tns:IdPoruke>${receipt.messageId}</tns:IdPoruke>` +
    `<tns:DatumVrijeme>${receipt.sentAt}</tns:DatumVrijeme></tns:Zaglavlje><tns:Racun><tns:Oib>${receipt.oib}</tns:Oib>` +
    `<tns:USustPdv>true</tns:USustPdv><tns:DatVrijeme>${receipt.issuedAt}</tns:DatVrijeme><tns:OznSlijed>P</tns:OznSlijed>` +
    `<tns:BrRac><tns:BrOznRac>${receipt.number}</tns:BrOznRac><tns:OznPosPr>POSL1</tns:OznPosPr><tns:OznNapUr>1</tns:OznNapUr></tns:BrRac>` +
    `<tns:Pdv><tns:Porez><tns:Stopa>25.00</tns:Stopa><tns:Osnovica>10.00</tns:Osnovica><tns:Iznos>2.50</tns:Iznos></tns:Porez></tns:Pdv>` +
    `<tns:IznosUkupno>${receipt.total}</tns:IznosUkupno><tns:NacinPlac>${receipt.payment}</tns:NacinPlac>` +
    `<tns:OibOper>${receipt.operatorOib}</tns:OibOper><tns:ZastKod>${receipt.zki}</tns:ZastKod>` +
    `<tns:NakDost>${receipt.late}</tns:NakDost>${buyer}</tns:Racun></tns:RacunZahtjev>`
  );
};

/** Puts the prescribed signature at the end of the root. `serial` replaces the decimal serial number. */
export const signXml = (
  xml: string,
  { keyPem, certPem }: Credential,
  hash: 'sha256' | 'sha1' = 'sha256',
  serial?: string,
): string => {
  const certificate = forge.pki.certificateFromPem(certPem);
  const name = [...certificate.issuer.attributes]
    .reverse()
    .map(({ shortName, value }) => `${shortName}=${String(value)}`)
    .join(',');
  const der = Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary').toString('base64');
  const number = serial ?? BigInt(`0x${certificate.serialNumber}`).toString();
  const [signatureAlgorithm, digestAlgorithm] = HASHES[hash];
  const signer = new SignedXml({
    privateKey: keyPem,
    signatureAlgorithm,
    canonicalizationAlgorithm: EXCLUSIVE,
    idAttribute: 'Id',
    getKeyInfoContent: () =>
      `<X509Data><X509Certificate>${der}</X509Certificate><X509IssuerSerial><X509IssuerName>${name}</X509IssuerName>` +
      `<X509SerialNumber>${number}</X509SerialNumber></X509IssuerSerial></X509Data>`,
  });
  signer.addReference({ xpath: '/*', transforms: [ENVELOPED, EXCLUSIVE], digestAlgorithm });
  signer.computeSignature(xml, { location: { reference: '/*', action: 'append' } });
  return signer.getSignedXml();
};

export const inEnvelope = (body: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
  `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

export interface CisReply {
  readonly status: number;
  readonly text: string;
  readonly jir: string | undefined;
  readonly codes: readonly string[];
  readonly words: string | undefined;
}

export const post = async (
  envelope: string,
  {
    url = TEST_URL,
    operation = 'racuni',
    headers = {},
  }: { url?: string; operation?: string; headers?: Record<string, string> } = {},
): Promise<CisReply> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: `"${ACTION}/${operation}"`, ...headers },
    body: envelope,
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    jir: /<tns:Jir>(.*?)<\/tns:Jir>/.exec(text)?.[1],
    codes: [...text.matchAll(/<tns:SifraGreske>(.*?)<\/tns:SifraGreske>/g)].map(([, code]) => code ?? ''),
    words: /<tns:PorukaGreske>(.*?)<\/tns:PorukaGreske>/.exec(text)?.[1],
  };
};
