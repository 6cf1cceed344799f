import { refusal } from '#tests/integration/identity/kit.ts';

/** What a call was refused with, complaints by field. */
export async function refusalOf(call: Promise<unknown>) {
  const { issues, ...rest } = await refusal(call);
  return { ...rest, issues: Object.fromEntries(issues.map(({ path, code }) => [path, code])) };
}
