import { contacts } from '#drizzle/schema/parties.ts';
import { directoryOf } from '#server/modules/directory/index.ts';

/** Contacts as lists, pickers and exports find and order them. */
export const contactDirectory = directoryOf(contacts);
