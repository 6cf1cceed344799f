import { eq } from 'drizzle-orm';

import { users } from '#drizzle/schema/identity.ts';
import type { UserContext } from '#server/context.ts';
import type { AccountDto, SavePreferencesInput } from '#server/contracts/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

/** Changes name, language or theme; what is not given stays. */
export async function savePreferences({ deps, session }: UserContext, input: SavePreferencesInput): Promise<AccountDto> {
  const { name = session.name, locale = session.locale, theme = session.theme } = input;
  await withSystemTx(deps, 'save preferences', (tx) =>
    tx.update(users).set({ name, locale, theme }).where(eq(users.id, session.userId)),
  );
  return { name, email: session.email, locale, theme };
}
