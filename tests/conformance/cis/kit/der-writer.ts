import { generateKeyPairSync, sign } from 'node:crypto';

/** Just enough DER to make files that no library in the house would make. */
const node = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([Buffer.from([tag, 0x84]), length, content]);
};

export const sequence = (...parts: readonly Buffer[]): Buffer => node(0x30, ...parts);
export const set = (...parts: readonly Buffer[]): Buffer => node(0x31, ...parts);
export const octets = (content: Buffer): Buffer => node(0x04, content);
export const utf8 = (text: string): Buffer => node(0x0c, Buffer.from(text));
export const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => node(0xa0 + tag, ...parts);
export const integer = (hex: string): Buffer => node(0x02, Buffer.from(hex, 'hex'));

export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octetsOf = (arc: number): number[] => {
    const result = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) result.unshift((left & 0x7f) | 0x80);
    return result;
  };
  return node(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(octetsOf)]));
};

const data = (content: Buffer): Buffer => sequence(oid('1.2.840.113549.1.7.1'), tagged(0, octets(content)));

export const certificateBag = (der: Buffer): Buffer =>
  sequence(oid('1.2.840.113549.1.12.10.1.3'), tagged(0, sequence(oid('1.2.840.113549.1.9.22.1'), tagged(0, octets(der)))));

/** A key that lies open in the file. */
export const openKeyBag = (pkcs8: Buffer): Buffer => sequence(oid('1.2.840.113549.1.12.10.1.1'), tagged(0, pkcs8));

/** A PKCS#12 file whose contents are not locked; `macData` as given or none. */
export const openPkcs12 = (bags: readonly Buffer[], ...macData: readonly Buffer[]): Buffer =>
  sequence(integer('03'), data(sequence(data(sequence(...bags)))), ...macData);

/** A MAC with the iteration count given (hex of the INTEGER's content). */
export const macDataWithRounds = (hex: string): Buffer =>
  sequence(
    sequence(sequence(oid('2.16.840.1.101.3.4.2.1')), octets(Buffer.alloc(32))),
    octets(Buffer.from('salt')),
    integer(hex),
  );

/** An authority with an elliptic-curve key, as AKD's is. */
export const makeCurveCertificate = (): Buffer => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('HRIDCA'))));
  const time = (text: string): Buffer => node(0x17, Buffer.from(text));
  const body = sequence(
    tagged(0, integer('02')),
    integer('01'),
    algorithm,
    name,
    sequence(time('260101000000Z'), time('460101000000Z')),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', body, privateKey);
  return sequence(body, algorithm, node(0x03, Buffer.from([0]), signature));
};
