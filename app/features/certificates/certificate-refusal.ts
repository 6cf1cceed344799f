import { errorSentence, type Translate } from '#app/i18n/t.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';

/** A refused certificate in words: what is wrong, what to do, and where on the form it belongs. */
export interface Refusal {
  readonly place: 'file' | 'password' | 'form';
  readonly sentence: string;
  readonly help: string | null;
  /** For whoever helps; no secret of the file. */
  readonly detail: string | null;
}

const PLACES: Readonly<Record<string, Refusal['place']>> = {
  CERTIFICATE_WRONG_PASSWORD: 'password',
  CERTIFICATE_FILE_MISSING: 'file',
  CERTIFICATE_FILE_TOO_LARGE: 'file',
};

export function refusalOf(t: Translate, error: ErrorBody): Refusal {
  // What the contract complains about a field says more than that something is invalid.
  const code = error.code === 'INPUT_INVALID' ? (error.issues[0]?.code ?? error.code) : error.code;
  const { detail } = error.params;
  return {
    place: PLACES[code] ?? 'form',
    sentence: errorSentence(t, code, error.params),
    help: t.dynamic(`certificates.help.${code}`),
    detail: typeof detail === 'string' ? detail : null,
  };
}
