import { Buffer } from 'node:buffer';
import bwip from 'bwip-js/node';
import type { PaperDocument } from '#server/contracts/paper.ts';
import { hub3Payload, paymentOrderOf } from '#server/domain/invoicing/hub3.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';

/** Addresses of pictures that the page can show as they are. */
export interface PaperSymbols {
  /** Check of the receipt at the Tax Administration; null on a document that is not fiscalized. */
  readonly qr: string | null;
  /** Payment by a banking app; null where nothing is to be transferred. */
  readonly pdf417: string | null;
}

type SvgOptions = Parameters<typeof bwip.toSVG>[0];

/** The options of single symbologies are missing in the library's types. */
const svg = (options: Readonly<Record<string, unknown>>): string =>
  `data:image/svg+xml;base64,${Buffer.from(bwip.toSVG(options as unknown as SvgOptions)).toString('base64')}`;

/** The code that Croatian banking apps read, of a HUB-3 record. */
export const hub3Symbol = (payload: string): string =>
  svg({ bcid: 'pdf417', text: Buffer.from(payload, 'utf8').toString('latin1'), binarytext: true, columns: 9, eclevel: 4 });

/** A QR code of any text. */
export const qrSymbol = (text: string): string => svg({ bcid: 'qrcode', text, eclevel: 'M' });

/** QR code and HUB-3 code of a document, the same contents as on the printed one. */
export function paperSymbols(invoice: PaperDocument): PaperSymbols {
  const order =
    invoice.paymentMethod === 'transfer' && invoice.inCurrency === undefined
      ? paymentOrderOf({
          ...invoice,
          totals: { totalMinor: minorFromDecimal(invoice.total) - minorFromDecimal(invoice.prepaid) },
        })
      : null;
  return {
    qr: invoice.fiscal === null ? null : qrSymbol(invoice.fiscal.qrUrl),
    pdf417: order === null ? null : hub3Symbol(hub3Payload(order)),
  };
}
