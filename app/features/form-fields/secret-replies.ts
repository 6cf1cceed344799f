import { data } from '@remix-run/node';
import { replyInvalid, type FormReply } from '#app/lib/form.ts';

/** Answers 400 like `replyInvalid`, but what was typed into `hidden` fields does not travel back. */
export function replyInvalidHiding(submission: Parameters<typeof replyInvalid>[0], hidden: readonly string[]) {
  const { data: reply } = replyInvalid(submission);
  return data<FormReply>({ ...reply, result: submission.reply({ hideFields: [...hidden] }) }, { status: 400 });
}
