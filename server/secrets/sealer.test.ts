import { randomBytes } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createSealer } from './sealer.ts';

describe('createSealer', () => {
  const oldKey = randomBytes(32);
  const newKey = randomBytes(32);
  const secret = Buffer.from('privatni ključ');

  it('opens what it sealed, and hides it', () => {
    const sealer = createSealer([newKey]);
    const sealed = sealer.seal(secret, 'certificate:1');
    expect(sealed.includes(secret)).toBe(false);
    expect(sealer.open(sealed, 'certificate:1')).toEqual(secret);
    expect(sealer.seal(secret, 'certificate:1')).not.toEqual(sealed);
  });

  it('refuses another purpose, a changed byte and an unknown key', () => {
    const sealer = createSealer([newKey]);
    const sealed = sealer.seal(secret, 'certificate:1');
    expect(() => sealer.open(sealed, 'certificate:2')).toThrow();
    for (const at of [0, 5, 20, 60, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer.open(changed, 'certificate:1')).toThrow();
    }
    expect(() => createSealer([oldKey]).open(sealed, 'certificate:1')).toThrow(/not configured/);
  });

  it('still opens what was sealed before the key was rotated', () => {
    const sealed = createSealer([oldKey]).seal(secret, 'x');
    const rotated = createSealer([newKey, oldKey]);
    expect(rotated.open(sealed, 'x')).toEqual(secret);
    expect(createSealer([newKey]).keyId).toBe(rotated.keyId);
  });
});
