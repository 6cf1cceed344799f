import { describe, expect, it } from 'vitest';

import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('are kept as Argon2id with a salt of their own', async () => {
    const [first, second] = await Promise.all([hashPassword('zeleni kišobran'), hashPassword('zeleni kišobran')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword('zeleni kišobran', first)).toBe(true);
    expect(await verifyPassword('zeleni kisobran', first)).toBe(false);
  });

  it('do not depend on how the keyboard composes letters', async () => {
    expect(await verifyPassword('žaba'.normalize('NFD'), await hashPassword('žaba'.normalize('NFC')))).toBe(true);
  });

  it('can be verified under the cost that they were made with', async () => {
    const cheap = '$argon2id$v=19$m=8,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$';
    expect(await verifyPassword('x', `${cheap}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)).toBe(false);
  });

  it('of nobody, or of a damaged hash, are wrong', async () => {
    expect(await verifyPassword('lozinka', null)).toBe(false);
    expect(await verifyPassword('lozinka', '$argon2id$v=19$')).toBe(false);
  });
});
