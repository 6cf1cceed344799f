import { localName } from '#server/domain/einvoice/xml/namespaces.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import type { XmlElement } from '#server/domain/einvoice/xml/tree.ts';

import { minorOfJson } from '../vendor-call.ts';

/** What a message to the Tax Administration says of a payment (eIzvještavanje, Naplata). */
export interface ToldPayment {
  readonly paidOn: string;
  readonly amountMinor: bigint | null;
  readonly method: string;
}

/** The message as text; null where the intermediary does not show it. */
export function decodedMessage(encodedXml: string | null | undefined): string | null {
  if (!encodedXml) return null;
  const text = Buffer.from(encodedXml, 'base64').toString('utf8');
  return text.trimStart().startsWith('<') ? text : null;
}

/** Payments that a message tells; none for a message about anything else, or one that cannot be read. */
export function paymentsOf(message: string | null): readonly ToldPayment[] {
  if (message === null) return [];
  const parsed = parseXml(new TextEncoder().encode(message));
  if (!parsed.ok) return [];
  return named(parsed.root, 'Naplata').map((payment) => {
    const text = (name: string): string => named(payment, name)[0]?.text.trim() ?? '';
    return { paidOn: text('datumNaplate'), amountMinor: minorOfJson(text('naplaceniIznos')), method: text('nacinPlacanja') };
  });
}

const named = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => (localName(child.name) === name ? [child] : named(child, name)));
