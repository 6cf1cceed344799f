import { errorSentence, type Translate } from '#app/i18n/t.ts';

/** Setting up a certificate mends these. */
const CERTIFICATE = new Set(['s002', 's003', 's005', 'CERTIFICATE_EXPIRED', 'CERTIFICATE_REQUIRED']);
/** The operator's data, for their OIB is not valid. */
const OPERATOR = new Set(['179']);

/** What a refusal of the Tax Administration or of the way there means, one sentence for each code, the telling ones first. */
export function fiscalReasons(t: Translate, kind: string | null, codes: readonly string[]): readonly string[] {
  const sentences = codes.flatMap((code) => {
    const cis = /^s\d{3}$/.test(code) ? t.dynamic(`invoices.cis.${code}`) : null;
    if (cis !== null) return [cis];
    const check = /^1\d\d$/.test(code) ? t.dynamic(`invoiceIssues.FISCAL_CHECK_${code}`, { limit: '' }) : null;
    if (check !== null) return [check];
    if (t.dynamic(`errors.${code}`) !== null) return [errorSentence(t, code)];
    // Codes of networks and libraries (ECONNRESET) tell a person nothing; their kind does.
    return /^s?\d+$/.test(code) ? [t('invoices.cis.other', { code })] : [];
  });
  // s013 only says that others follow.
  const telling = sentences.length > 1 && codes[0] === 's013' ? sentences.slice(1) : sentences;
  if (telling.length > 0) return [...new Set(telling)];
  return [t.dynamic(`invoices.cause.${kind ?? ''}`) ?? t('invoices.cause.other')];
}

/** Screen below the company's address that mends what stopped a receipt; null where sending again is all that can be done. */
export function fiscalFix(kind: string | null, codes: readonly string[]): string | null {
  if (codes.some((code) => CERTIFICATE.has(code))) return 'postavke/certifikat';
  if (codes.some((code) => OPERATOR.has(code))) return 'postavke/operateri';
  return kind === 'auth' && codes.length === 0 ? 'postavke/certifikat' : null;
}
