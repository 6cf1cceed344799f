/** Failure of a mail of which nobody knows whether it went out: it is not repeated, lest the customer get it twice. */
export const MAIL_UNSURE = 'unsure';

/** Failure of a reminder that nobody needs any more: the invoice was paid, cancelled or left out before it went out. */
export const REMINDER_NEEDLESS = 'needless';
