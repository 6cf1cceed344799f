import * as contracts from '#server/contracts/contacts.ts';
import { CsvFileInput, ExportCsvInput } from '#server/contracts/csv-import.ts';
import { ArchiveInput, DirectoryIdInput, DirectoryOptionsInput, ListDirectoryInput } from '#server/contracts/directory.ts';
import { LookUpCompanyInput, LookUpVatIdInput } from '#server/contracts/party-checks.ts';
import * as parties from '#server/modules/parties/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Customers. Previewing an import is a mutation only because a file does not fit into an address. */
export const partiesRouter = router({
  list: companyProcedure('read')
    .input(ListDirectoryInput)
    .query(({ ctx, input }) => parties.listContacts(ctx.scoped, input)),
  get: companyProcedure('read')
    .input(DirectoryIdInput)
    .query(({ ctx, input }) => parties.getContact(ctx.scoped, input)),
  options: companyProcedure('read')
    .input(DirectoryOptionsInput)
    .query(({ ctx, input }) => parties.contactOptions(ctx.scoped, input)),
  save: companyProcedure('write')
    .input(contracts.SaveContactInput)
    .mutation(({ ctx, input }) => parties.saveContact(ctx.scoped, input)),
  archive: companyProcedure('write')
    .input(ArchiveInput)
    .mutation(({ ctx, input }) => parties.archiveContact(ctx.scoped, input)),
  checkVatId: companyProcedure('write')
    .input(DirectoryIdInput)
    .mutation(({ ctx, input }) => parties.checkVatId(ctx.scoped, input)),
  vatChecks: companyProcedure('read')
    .input(DirectoryIdInput)
    .query(({ ctx, input }) => parties.listVatChecks(ctx.scoped, input)),
  lookUpCompany: companyProcedure('write')
    .input(LookUpCompanyInput)
    .query(({ ctx, input }) => parties.lookUpCompany(ctx.scoped, input)),
  lookUpVatId: companyProcedure('write')
    .input(LookUpVatIdInput)
    .query(({ ctx, input }) => parties.lookUpVatId(ctx.scoped, input)),
  exportCsv: companyProcedure('read')
    .input(ExportCsvInput)
    .query(({ ctx, input }) => parties.exportContactsCsv(ctx.scoped, input)),
  previewImport: companyProcedure('write')
    .input(CsvFileInput)
    .mutation(({ ctx, input }) => parties.previewContactsImport(ctx.scoped, input)),
  import: companyProcedure('write')
    .input(CsvFileInput)
    .mutation(({ ctx, input }) => parties.importContacts(ctx.scoped, input)),
});
