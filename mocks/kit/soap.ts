import { DOMParser } from '@xmldom/xmldom';

export const SOAP_NS = 'http://schemas.xmlsoap.org/soap/envelope/';

/** A message that is not SOAP 1.1; the reason goes into the fault. */
export class SoapProblem extends Error {}

const ELEMENT = 1;

export const childElements = (node: Node): Element[] =>
  Array.from(node.childNodes).filter((child): child is Element => child.nodeType === ELEMENT);

const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s/>]+)((?:[^>"']|"[^"<]*"|'[^'<]*')*)>/g;

/** The parser closes forgotten elements by itself and says nothing: tags are counted here first. */
const expectBalanced = (text: string): void => {
  const open: string[] = [];
  for (const [, slash, name, rest] of text.matchAll(TAG)) {
    if (name === undefined || rest?.endsWith('/') === true) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) throw new SoapProblem(`Not well-formed: </${name}> closes nothing`);
  }
  if (open.length > 0) throw new SoapProblem(`Not well-formed: <${open.at(-1)}> is not closed`);
};

/** Parses strictly: any complaint of the parser, a DOCTYPE or another encoding than UTF-8 is a `SoapProblem`. */
export const parseXml = (bytes: Uint8Array): Document => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SoapProblem('The message is not UTF-8');
  }
  if (text.trim() === '') throw new SoapProblem('The message is empty');
  const encoding = /^<\?xml[^>]*\bencoding=["']([^"']+)["']/.exec(text)?.[1];
  if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') throw new SoapProblem(`Encoding ${encoding} is not accepted`);
  if (/<!DOCTYPE/i.test(text)) throw new SoapProblem('A DOCTYPE is not accepted');
  expectBalanced(text);
  const fail = (message: unknown): never => {
    throw new SoapProblem(`Not well-formed: ${String(message).split('\n')[0]}`);
  };
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  return parser.parseFromString(text, 'text/xml');
};

/** The one element in the body of a SOAP 1.1 envelope. */
export const soapBody = (document: Document): Element => {
  const envelope = document.documentElement as Element | null;
  if (envelope === null || envelope.namespaceURI !== SOAP_NS || envelope.localName !== 'Envelope') {
    throw new SoapProblem('Not a SOAP 1.1 envelope');
  }
  const bodies = childElements(envelope).filter(
    ({ namespaceURI, localName }) => namespaceURI === SOAP_NS && localName === 'Body',
  );
  const [content, ...more] = bodies.length === 1 && bodies[0] !== undefined ? childElements(bodies[0]) : [];
  if (content === undefined || more.length > 0) throw new SoapProblem('The envelope must have one Body with one element');
  return content;
};

export const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const soapFault = (code: 'Client' | 'Server', reason: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<env:Envelope xmlns:env="${SOAP_NS}"><env:Body><env:Fault>` +
  `<faultcode>env:${code}</faultcode><faultstring>${escapeText(reason)}</faultstring></env:Fault></env:Body></env:Envelope>`;
