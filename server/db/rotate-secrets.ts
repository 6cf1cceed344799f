import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';

import { certificates, providerMessages } from '#drizzle/schema/fiscalization.ts';
import { mailboxes } from '#drizzle/schema/mailbox.ts';
import { installation } from '#drizzle/schema/reference.ts';
import type { Deps } from '#server/context.ts';
import { type SystemTx, withSystemTx } from './system-tx.ts';

import { sealWord } from './key-check.ts';
import type { Sealer } from '#server/secrets/sealer.ts';

const BATCH = 200;

export interface Rotated {
  readonly certificates: number;
  readonly messages: number;
  readonly mailboxes: number;
}

/**
 * Seals everything that is still under an old key under the current one, in batches, so that it may be broken off and run
 * again. Afterwards the old key can go. The application may run meanwhile: it opens both.
 */
export async function rotateSecrets({ db, sealer }: Pick<Deps, 'db' | 'sealer'>): Promise<Rotated> {
  const rotated = {
    certificates: await inBatches(db, (tx) => rotateCertificates(tx, sealer)),
    messages: await inBatches(db, (tx) => rotateMessages(tx, sealer)),
    mailboxes: await inBatches(db, (tx) => rotateMailboxes(tx, sealer)),
  };
  await withSystemTx({ db }, 'key rotation', (tx) => tx.update(installation).set({ keyCheck: sealWord(sealer) }));
  return rotated;
}

async function inBatches(db: Deps['db'], rotate: (tx: SystemTx) => Promise<number>): Promise<number> {
  let total = 0;
  for (let count = BATCH; count > 0; total += count) count = await withSystemTx({ db }, 'key rotation', rotate);
  return total;
}

async function rotateCertificates(tx: SystemTx, sealer: Sealer): Promise<number> {
  const rows = await tx
    .select()
    .from(certificates)
    .where(ne(certificates.keyId, sealer.keyId))
    .orderBy(asc(certificates.id))
    .limit(BATCH)
    .for('update');
  for (const { companyId, id, privateKeySealed } of rows) {
    const purpose = `certificate:${companyId}:${id}`;
    const privateKey = sealer.seal(sealer.open(privateKeySealed, purpose), purpose);
    await tx
      .update(certificates)
      .set({ privateKeySealed: privateKey, keyId: sealer.keyId })
      .where(and(eq(certificates.companyId, companyId), eq(certificates.id, id)));
  }
  return rows.length;
}

async function rotateMessages(tx: SystemTx, sealer: Sealer): Promise<number> {
  const rows = await tx
    .select()
    .from(providerMessages)
    .where(and(isNotNull(providerMessages.keyId), ne(providerMessages.keyId, sealer.keyId)))
    .orderBy(asc(providerMessages.id))
    .limit(BATCH)
    .for('update');
  for (const { companyId, id, requestSealed, responseSealed } of rows) {
    const again = (sealed: Uint8Array | null, direction: string) => {
      const purpose = `message:${companyId}:${id}:${direction}`;
      return sealed === null ? null : sealer.seal(sealer.open(sealed, purpose), purpose);
    };
    await tx
      .update(providerMessages)
      .set({
        requestSealed: again(requestSealed, 'request'),
        responseSealed: again(responseSealed, 'response'),
        keyId: sealer.keyId,
      })
      .where(and(eq(providerMessages.companyId, companyId), eq(providerMessages.id, id)));
  }
  return rows.length;
}

/** A sealed value names its key in its second to ninth byte. */
async function rotateMailboxes(tx: SystemTx, sealer: Sealer): Promise<number> {
  const rows = await tx
    .select({ companyId: mailboxes.companyId, id: mailboxes.id, credentials: mailboxes.credentials })
    .from(mailboxes)
    .where(sql`encode(substring(${mailboxes.credentials} from 2 for 8), 'hex') <> ${sealer.keyId}`)
    .orderBy(asc(mailboxes.id))
    .limit(BATCH)
    .for('update');
  for (const { companyId, id, credentials } of rows) {
    if (credentials === null) continue;
    const purpose = `mailbox:${companyId}:${id}`;
    await tx
      .update(mailboxes)
      .set({ credentials: sealer.seal(sealer.open(credentials, purpose), purpose) })
      .where(and(eq(mailboxes.companyId, companyId), eq(mailboxes.id, id)));
  }
  return rows.length;
}
