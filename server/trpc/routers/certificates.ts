import * as contracts from '#server/contracts/certificates.ts';
import * as fiscalization from '#server/modules/fiscalization/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const certificatesRouter = router({
  list: companyProcedure('read').query(({ ctx }) => fiscalization.listCertificates(ctx.scoped)),
  echo: companyProcedure('write').mutation(({ ctx }) => fiscalization.askEcho(ctx.scoped)),
  add: companyProcedure('manage')
    .input(contracts.AddCertificateInput)
    .mutation(({ ctx, input }) => fiscalization.addCertificate(ctx.scoped, input)),
  addMock: companyProcedure('manage').mutation(({ ctx }) => fiscalization.addMockCertificate(ctx.scoped)),
  remove: companyProcedure('manage')
    .input(contracts.CertificateIdInput)
    .mutation(({ ctx, input }) => fiscalization.removeCertificate(ctx.scoped, input)),
});
