/** One element of a DER encoding (X.690): its tag byte, its content, and the element as a whole. */
export interface DerNode {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly bytes: Uint8Array;
}

export const DER_TAG = { integer: 0x02, oid: 0x06, sequence: 0x30, set: 0x31, explicit0: 0xa0 } as const;

const truncated = () => new RangeError('DER: element runs past its end');

/** Reads the element at `offset`. Throws `RangeError` on anything that is not definite-length DER with a one-byte tag. */
export const readDer = (bytes: Uint8Array, offset = 0): DerNode => {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) throw truncated();
  if ((tag & 0x1f) === 0x1f) throw new RangeError('DER: long tags are not expected here');
  let length = first;
  let start = offset + 2;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4) throw new RangeError('DER: unusable length');
    length = 0;
    for (const end = start + octets; start < end; start += 1) {
      const octet = bytes[start];
      if (octet === undefined) throw truncated();
      length = length * 256 + octet;
    }
  }
  const end = start + length;
  if (end > bytes.length) throw truncated();
  return { tag, content: bytes.subarray(start, end), bytes: bytes.subarray(offset, end) };
};

/** The elements inside a constructed one, in order. */
export const readDerChildren = (node: DerNode): readonly DerNode[] => {
  const children: DerNode[] = [];
  for (let offset = 0; offset < node.content.length;) {
    const child = readDer(node.content, offset);
    children.push(child);
    offset += child.bytes.length;
  }
  return children;
};

/** An object identifier's content as dotted text: `2.5.4.97`. */
export const readDerOid = (content: Uint8Array): string => {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if ((octet & 0x80) === 0) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [joint = 0n, ...rest] = arcs;
  const root = joint < 40n ? 0n : joint < 80n ? 1n : 2n;
  return [root, joint - root * 40n, ...rest].join('.');
};

/** A positive integer's content as decimal text; certificate serials are far beyond what a number holds. */
export const readDerInteger = (content: Uint8Array): string => {
  let value = 0n;
  for (const octet of content) value = (value << 8n) | BigInt(octet);
  const negative = ((content[0] ?? 0) & 0x80) !== 0;
  return (negative ? value - (1n << BigInt(content.length * 8)) : value).toString();
};
