import { systemActor } from '#server/db/scope.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { storeDocument } from '#server/modules/documents/index.ts';

import { readIncomingFile } from './incoming-file.ts';
import { printIncoming, printName } from './print-incoming.ts';

/** Beside what was received its rendering for people is archived. A file that cannot be read has none: its bytes are all there is. */
export const archivePrint = defineSubscriber({
  name: 'einvoice.archive-print',
  on: ['einvoice.received'],
  isOff: (deps) => !deps.installation.storageOn,
  async handle(deps, { companyId, subject }) {
    const scope = { companyId, actor: systemActor('einvoice.archive-print') };
    const file = await readIncomingFile(deps, scope, subject.slice('einvoice:'.length)).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'EINVOICE_UNREADABLE') return null;
      throw error;
    });
    if (file === null) return;
    await storeDocument(deps, scope, {
      kind: 'einvoice_print',
      subject,
      variant: '',
      filename: printName(file.filename),
      contentType: 'application/pdf',
      body: await printIncoming(deps, file),
    });
  },
});
