/** Failure of a mail of which nobody knows whether it went out: it is not repeated, lest the customer get it twice. */
export const MAIL_UNSURE = 'unsure';
