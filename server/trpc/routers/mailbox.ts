import * as contracts from '#server/contracts/mailbox.ts';
import * as mailbox from '#server/modules/mailbox/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Connected mailboxes: consent, rules, reading, and what came out of them. */
export const mailboxRouter = router({
  list: companyProcedure('read').query(({ ctx }) => mailbox.listMailboxes(ctx.scoped)),
  files: companyProcedure('read')
    .input(contracts.ListMailFilesInput)
    .query(({ ctx, input }) => mailbox.listMailFiles(ctx.scoped, input)),
  folders: companyProcedure('manage')
    .input(contracts.MailboxInput)
    .query(({ ctx, input }) => mailbox.listFolders(ctx.scoped, input)),
  preview: companyProcedure('manage')
    .input(contracts.PreviewRulesInput)
    .query(({ ctx, input }) => mailbox.previewRules(ctx.scoped, input)),
  beginConsent: companyProcedure('manage')
    .input(contracts.BeginConsentInput)
    .mutation(({ ctx, input }) => mailbox.beginConsent(ctx.scoped, ctx.session, input)),
  completeConsent: companyProcedure('manage')
    .input(contracts.CompleteConsentInput)
    .mutation(({ ctx, input }) => mailbox.completeConsent(ctx.scoped, ctx.session, input)),
  dismissConsent: companyProcedure('manage')
    .input(contracts.MailboxConsentInput)
    .mutation(({ ctx, input }) => mailbox.dismissConsent(ctx.scoped, input)),
  saveRules: companyProcedure('manage')
    .input(contracts.SaveRulesInput)
    .mutation(({ ctx, input }) => mailbox.saveRules(ctx.scoped, input)),
  setState: companyProcedure('manage')
    .input(contracts.SetMailboxStateInput)
    .mutation(({ ctx, input }) => mailbox.setMailboxState(ctx.scoped, input)),
  readNow: companyProcedure('book')
    .input(contracts.MailboxInput)
    .mutation(({ ctx, input }) => mailbox.readNow(ctx.scoped, input)),
  disconnect: companyProcedure('manage')
    .input(contracts.MailboxInput)
    .mutation(({ ctx, input }) => mailbox.disconnectMailbox(ctx.scoped, input)),
});
