import * as contracts from '#server/contracts/companies.ts';
import * as companies from '#server/modules/companies/index.ts';

import { companyProcedure, router, userProcedure } from '../procedures.ts';

/** A person's companies, and the settings of one. */
export const companiesRouter = router({
  mine: userProcedure.query(({ ctx }) => companies.listMyCompanies(ctx.user)),
  create: userProcedure
    .input(contracts.CreateCompanyInput)
    .mutation(({ ctx, input }) => companies.createCompany(ctx.user, input)),
  get: companyProcedure('read').query(({ ctx }) => companies.getCompany(ctx.scoped)),
  update: companyProcedure('manage')
    .input(contracts.UpdateCompanyInput)
    .mutation(({ ctx, input }) => companies.updateCompany(ctx.scoped, input)),
  listPremises: companyProcedure('read').query(({ ctx }) => companies.listPremises(ctx.scoped)),
  listPlaceChanges: companyProcedure('read')
    .input(contracts.ListPlaceChangesInput)
    .query(({ ctx, input }) => companies.listPlaceChanges(ctx.scoped, input)),
  savePremises: companyProcedure('manage')
    .input(contracts.SavePremisesInput)
    .mutation(({ ctx, input }) => companies.savePremises(ctx.scoped, input)),
  saveDevice: companyProcedure('manage')
    .input(contracts.SaveDeviceInput)
    .mutation(({ ctx, input }) => companies.saveDevice(ctx.scoped, input)),
  addEInvoiceDevice: companyProcedure('manage')
    .input(contracts.AddEInvoiceDeviceInput)
    .mutation(({ ctx, input }) => companies.addEInvoiceDevice(ctx.scoped, input)),
  listOperators: companyProcedure('read').query(({ ctx }) => companies.listOperators(ctx.scoped)),
  saveOperator: companyProcedure('manage')
    .input(contracts.SaveOperatorInput)
    .mutation(({ ctx, input }) => companies.saveOperator(ctx.scoped, input)),
  setActive: companyProcedure('manage')
    .input(contracts.SetActiveInput)
    .mutation(({ ctx, input }) => companies.setActive(ctx.scoped, input)),
});
