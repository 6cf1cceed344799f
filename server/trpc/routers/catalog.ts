import { CsvFileInput, ExportCsvInput } from '#server/contracts/csv-import.ts';
import { ArchiveInput, DirectoryIdInput, ListDirectoryInput } from '#server/contracts/directory.ts';
import { FindKpdInput } from '#server/contracts/kpd.ts';
import { DropPriceInput, PlanPriceInput } from '#server/contracts/product-prices.ts';
import * as contracts from '#server/contracts/products.ts';
import * as catalog from '#server/modules/catalog/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Products and services. Previewing an import is a mutation only because a file does not fit into an address. */
export const catalogRouter = router({
  list: companyProcedure('read')
    .input(ListDirectoryInput)
    .query(({ ctx, input }) => catalog.listProducts(ctx.scoped, input)),
  get: companyProcedure('read')
    .input(DirectoryIdInput)
    .query(({ ctx, input }) => catalog.getProduct(ctx.scoped, input)),
  choices: companyProcedure('read').query(({ ctx }) => catalog.productChoices(ctx.scoped)),
  options: companyProcedure('read')
    .input(contracts.ProductOptionsInput)
    .query(({ ctx, input }) => catalog.productOptions(ctx.scoped, input)),
  kpd: companyProcedure('read')
    .input(FindKpdInput)
    .query(({ ctx, input }) => catalog.findKpd(ctx.scoped, input)),
  save: companyProcedure('write')
    .input(contracts.SaveProductInput)
    .mutation(({ ctx, input }) => catalog.saveProduct(ctx.scoped, input)),
  archive: companyProcedure('write')
    .input(ArchiveInput)
    .mutation(({ ctx, input }) => catalog.archiveProduct(ctx.scoped, input)),
  prices: companyProcedure('read')
    .input(DirectoryIdInput)
    .query(({ ctx, input }) => catalog.listPrices(ctx.scoped, input)),
  planPrice: companyProcedure('write')
    .input(PlanPriceInput)
    .mutation(({ ctx, input }) => catalog.planPrice(ctx.scoped, input)),
  dropPrice: companyProcedure('write')
    .input(DropPriceInput)
    .mutation(({ ctx, input }) => catalog.dropPrice(ctx.scoped, input)),
  exportCsv: companyProcedure('read')
    .input(ExportCsvInput)
    .query(({ ctx, input }) => catalog.exportProductsCsv(ctx.scoped, input)),
  previewImport: companyProcedure('write')
    .input(CsvFileInput)
    .mutation(({ ctx, input }) => catalog.previewProductsImport(ctx.scoped, input)),
  import: companyProcedure('write')
    .input(CsvFileInput)
    .mutation(({ ctx, input }) => catalog.importProducts(ctx.scoped, input)),
});
