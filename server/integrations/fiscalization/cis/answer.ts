import type { SignatureHash } from '#server/domain/fiscal/receipt.ts';
import { F73 } from '#server/integrations/fiscalization/cis/names.ts';
import { childElements, isNamed } from '#server/integrations/fiscalization/cis/signed-document.ts';
import type { ProviderErrorKind } from '#server/integrations/provider-error.ts';

export interface CisError {
  /** `s005` */
  readonly code: string;
  readonly message: string;
}

/** What all answers have in common, and the element itself for what they have not. */
export interface CisAnswer {
  /** The request's `IdPoruke` repeated; CIS may leave it empty when it could not read the request. */
  readonly messageId: string;
  readonly errors: readonly CisError[];
  readonly root: Element;
}

export const children = (parent: Element, name: string): readonly Element[] =>
  childElements(parent).filter((child) => isNamed(child, F73, name));

export const textOf = (parent: Element | undefined, name: string): string | null => {
  const element = parent === undefined ? undefined : children(parent, name)[0];
  return element === undefined ? null : (element.textContent ?? '');
};

/** The errors inside an element that may hold `Greske`. */
export const errorsIn = (parent: Element): readonly CisError[] =>
  children(parent, 'Greske')
    .flatMap((group) => children(group, 'Greska'))
    .map((error) => ({
      code: (textOf(error, 'SifraGreske') ?? '').trim().toLowerCase(),
      message: (textOf(error, 'PorukaGreske') ?? '').trim(),
    }));

/** `SifraPoruke` of an element that may hold `PorukaOdgovora`, in small letters: official examples print it in both. */
export const confirmationIn = (parent: Element): string | null =>
  textOf(children(parent, 'PorukaOdgovora')[0], 'SifraPoruke')?.trim().toLowerCase() ?? null;

/** Reads an answer leniently; null when the element is another than `name`. */
export const readAnswer = (root: Element, name: string): CisAnswer | null =>
  isNamed(root, F73, name)
    ? { messageId: textOf(children(root, 'Zaglavlje')[0], 'IdPoruke') ?? '', errors: errorsIn(root), root }
    : null;

/** True for the form of a JIR (`UUIDType`). */
export const isJir = (value: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** CIS's own trouble: trying again is all there is to do. */
const RETRYABLE = new Set(['s006']);
/** The certificate is of the other environment, expired or revoked: a person must bring another one. */
const NEEDS_CERTIFICATE = new Set(['s002']);

/**
 * What a list of CIS codes means for the queue (Tehnička specifikacija, "Šifre grešaka"): one code that no repetition can cure
 * decides for all.
 */
export const classifyCodes = (codes: readonly string[]): ProviderErrorKind => {
  if (codes.every((code) => RETRYABLE.has(code))) return 'unreachable';
  return codes.every((code) => RETRYABLE.has(code) || NEEDS_CERTIFICATE.has(code)) ? 'auth' : 'rejected';
};

/** The codes, and after `s013` the restrictive errors (176 …) that CIS names only inside its sentence. */
export const codesOf = (errors: readonly CisError[]): readonly string[] =>
  errors.flatMap(({ code, message }) => (code === 's013' ? [code, ...(message.match(/\b1\d\d\b/g) ?? [])] : [code]));

/** True when an answer's hash may be believed under the configuration. */
export const isHashAllowed = (hash: SignatureHash, allowSha1: boolean): boolean => hash === 'sha256' || allowSha1;
