import { Buffer } from 'node:buffer';
import { crc32, inflateSync } from 'node:zlib';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples of a pixel by PNG colour type. */
const PNG_SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Unpacked size that is certainly no logo any more (four million pixels with transparency). */
const MAX_PIXEL_BYTES = 16_000_000;

/**
 * Type of a picture that can be printed, by its content and never by the name that came with it: a whole PNG, or a JPEG in
 * grey or RGB (CMYK would contradict the document's sRGB output intent). Null for everything else.
 *
 * The check goes down to the pixels, because the PDF library unpacks a PNG in the background, where an error would end the
 * process.
 */
export function printablePicture(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 8).equals(PNG_SIGNATURE)) return isWholePng(buffer) ? 'image/png' : null;
  const components = jpegComponents(buffer);
  return components === 1 || components === 3 ? 'image/jpeg' : null;
}

function isWholePng(bytes: Buffer): boolean {
  const data: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, end - 4);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
    if (type === 'IEND') return header !== undefined && hasAllPixels(header, Buffer.concat(data));
    at = end;
  }
  return false;
}

function hasAllPixels(header: Buffer, packed: Buffer): boolean {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bits = header.readUInt8(8) * (PNG_SAMPLES[header.readUInt8(9)] ?? 0);
  const expected = height * (1 + Math.ceil((width * bits) / 8));
  if (bits === 0 || expected > MAX_PIXEL_BYTES) return false;
  try {
    // An interlaced picture has a few bytes more, one for each row of each of its passes.
    const { length } = inflateSync(packed, { maxOutputLength: 2 * MAX_PIXEL_BYTES });
    return header.readUInt8(12) === 0 ? length === expected : length >= expected;
  } catch {
    return false;
  }
}

/** Colour components in the start-of-frame segment; null when the bytes are no whole JPEG. */
function jpegComponents(bytes: Buffer): number | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return bytes.readUInt8(at + 9);
  }
  return null;
}
