import { createCookie, redirect } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import { paths, signInPath } from '#app/lib/paths.ts';

export const STEPS = {
  kind: paths.newCompany,
  data: `${paths.newCompany}/podaci`,
  premises: `${paths.newCompany}/prostor`,
} as const;

type StepName = keyof typeof STEPS;

/** What was typed so far, as typed: each step is judged when it is sent, and all of them again at the end. */
export interface CompanyDraft {
  readonly userId: string;
  readonly fields: Readonly<Record<StepName, Readonly<Record<string, string>>>>;
}

/** A browser's cookie holds 4 kB; nothing that is worth typing here is longer. */
const MAX_FIELD = 160;

const cookie = createCookie('new-company', { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 7 * 86_400 });

/** The signed-in person's draft; people who are not signed in go to sign in first, and a draft of somebody else does not exist. */
export async function readDraft({ request, context }: { request: Request; context: AppLoadContext }): Promise<CompanyDraft> {
  if (!context.session) throw redirect(signInPath(request));
  const { userId } = context.session;
  const stored = (await cookie.parse(request.headers.get('Cookie'))) as Partial<CompanyDraft> | null;
  const fields = stored?.userId === userId ? stored.fields : undefined;
  return { userId, fields: { kind: {}, data: {}, premises: {}, ...fields } };
}

/** The draft with one step as it was just sent. */
export function withStep(draft: CompanyDraft, step: StepName, body: FormData): CompanyDraft {
  const typed = [...body.entries()].flatMap(([name, value]) =>
    typeof value === 'string' && /^[a-z]+$/i.test(name) && name !== 'intent' ? [[name, value.slice(0, MAX_FIELD)] as const] : [],
  );
  return { ...draft, fields: { ...draft.fields, [step]: Object.fromEntries(typed) } };
}

/** Goes to another step and remembers what was typed. */
export async function goToStep(context: AppLoadContext, draft: CompanyDraft, step: StepName): Promise<Response> {
  const remembered = await cookie.serialize(draft, { secure: context.appUrl.startsWith('https:') });
  return redirect(STEPS[step], { status: 303, headers: { 'Set-Cookie': remembered } });
}

export const forgetDraft = (): Promise<string> => cookie.serialize(null, { maxAge: 0 });
