import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { Logo } from '#server/modules/invoicing/pdf/logo.ts';
import { renderInvoicePdf } from '#server/modules/invoicing/pdf/render-invoice-pdf.ts';
import { fiscalizedState, freelancer } from './documents.ts';
import { pageTexts } from './page-text.ts';
import { pageContents, pdfObjects } from './pdf-objects.ts';

const print = (logo: Logo | null, accent?: string) =>
  renderInvoicePdf({
    document: accent === undefined ? freelancer : { ...freelancer, seller: { ...freelancer.seller, accent } },
    fiscal: fiscalizedState,
    demo: false,
    logo,
  });

const pictures = (pdf: Uint8Array) => pdfObjects(pdf).filter(({ dictionary }) => dictionary.includes('/Subtype /Image'));
const firstLines = async (pdf: Uint8Array) => (await pageTexts(pdf))[0]?.split('\n').slice(0, 2);

/** 30 × 10 pixels, red, half transparent. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAB4AAAAKCAYAAACjd+4vAAAAKklEQVR4AcXBMQEAIAzAsK5CONGJJwxORpP59zwCEpGIRCQiEYlIRCISWR2EAYu/nNJTAAAAAElFTkSuQmCC',
  'base64',
);

/** As much of a JPEG as tells how many colours it has. */
const jpegHead = (components: number): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 1, 0, 1, components, 1, 0x11, 0, 0xff, 0xd9]);

describe('logo', () => {
  it('stands in place of the initials', async () => {
    const pdf = await print({ bytes: png, contentType: 'image/png' });
    expect(pictures(pdf).map(({ dictionary }) => /\/Width (\d+)/.exec(dictionary)?.[1])).toContain('30');
    expect((await firstLines(pdf))?.join('\n')).not.toContain('DS');
  });

  it.each([
    ['none', null],
    ['a JPEG in CMYK', { bytes: jpegHead(4), contentType: 'image/jpeg' }],
    ['a JPEG that breaks off', { bytes: jpegHead(3).slice(0, -2), contentType: 'image/jpeg' }],
    ['a PNG that breaks off', { bytes: png.subarray(0, 40), contentType: 'image/png' }],
    ['a PNG with a flipped bit', { bytes: png.map((byte, index) => (index === 50 ? byte ^ 1 : byte)), contentType: 'image/png' }],
    ['something that only calls itself a PNG', { bytes: new TextEncoder().encode('<svg/>'), contentType: 'image/png' }],
  ])('gives way to the initials: %s', async (_, logo) => {
    const pdf = await print(logo);
    expect(pictures(pdf)).toEqual([]);
    expect(await firstLines(pdf)).toContain('DS');
  });

  it('takes the company’s colour for the square, and dark letters on a light one', async () => {
    const [content = ''] = pageContents(await print(null, '#ffd800'));
    const fills = [...content.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) scn$/gm)].map((match) =>
      match.slice(1).map((part) => Math.round(Number(part) * 255)),
    );
    expect(fills.slice(0, 2)).toEqual([
      [255, 216, 0],
      [26, 26, 28],
    ]);
    expect(pageContents(await print(null, 'red'))).toEqual(pageContents(await print(null)));
  });
});
