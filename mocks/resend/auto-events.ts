/** `on`: a sent mail brings its webhooks by itself. */
export const AUTO_EVENTS_SETTING = 'resend.autoEvents';
