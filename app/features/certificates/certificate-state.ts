import type { Tone } from '#app/components/ui/pill.tsx';
import type { CertificateDto, CertificateList } from '#server/contracts/certificates.ts';

/** From how many days on the colour changes: a new certificate takes days to get. */
const STEPS: ReadonlyArray<readonly [number, Tone]> = [
  [7, 'err'],
  [30, 'warn'],
  [60, 'info'],
];

/** Colour of the days that are left: red in the last week and after it, amber in the last month, blue in the last two. */
export const toneOfDays = (days: number): Exclude<Tone, 'neutral'> => {
  const step = STEPS.find(([most]) => days <= most);
  return step && step[1] !== 'neutral' ? step[1] : 'ok';
};

export type CertificateUse = 'signs' | 'spare' | 'expired' | 'not_yet' | 'other_environment';

/**
 * What each certificate does now: of those that are valid and of the installation's kind the one that lives longest signs,
 * as the server chooses it. `now` is an instant of the server.
 */
export function certificateUses(
  { items, environment }: Pick<CertificateList, 'items' | 'environment'>,
  now: Date,
): ReadonlyMap<string, CertificateUse> {
  const valid = (each: CertificateDto) => each.environment === environment && each.notBefore <= now && each.notAfter > now;
  const signer = items.filter(valid).sort((a, b) => b.notAfter.getTime() - a.notAfter.getTime())[0];
  return new Map(
    items.map((each) => {
      if (each.environment !== environment) return [each.id, 'other_environment'];
      if (each.notAfter <= now) return [each.id, 'expired'];
      if (each.notBefore > now) return [each.id, 'not_yet'];
      return [each.id, each === signer ? 'signs' : 'spare'];
    }),
  );
}

/** A value as it was before RFC 4514 §2.4 put backslashes before what would end it. */
const unescaped = (value: string): string => value.replace(/\\([ "#+,;<=>\\])/g, '$1');

/** `CN=FISKAL 1,O=SOVA HR69435151530,C=HR` (or one part a line) → `FISKAL 1 · SOVA`: what a person recognizes it by. */
export function subjectName(subject: string): string {
  const parts = new Map(
    subject
      .split(/\n|,(?=\s*[A-Za-z.0-9]+=)/)
      .map((part) => part.trim().split('='))
      .map(([name = '', ...value]) => [name.toUpperCase(), unescaped(value.join('=').trim())]),
  );
  const organisation = parts.get('O')?.replace(/\s*(?:VATHR-|HR)?\d{11}\s*$/, '');
  return [parts.get('CN'), organisation].filter(Boolean).join(' · ') || subject;
}
