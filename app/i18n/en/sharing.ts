import type { sharing as source, sharingErrors as sourceErrors } from '#app/i18n/hr/sharing.ts';

export const sharing: typeof source = {
  title: 'Customer’s page',
  none: '{kind, select, quote {Your customer sees the quote there, downloads the PDF, and accepts or declines it.} delivery_note {Your customer sees the delivery note there and downloads the PDF.} other {Your customer sees the document and how to pay it there, and downloads the PDF.}} Mails carry the link too.',
  revoked: 'The link was revoked and opens nothing. Mails no longer carry it.',
  works:
    '{kind, select, quote {Whoever has the link sees this quote, can accept or decline it, and sees nothing else.} delivery_note {Whoever has the link sees this delivery note, and nothing else.} other {Whoever has the link sees this document and how to pay it, and nothing else.}}',
  make: 'Make a link',
  copy: 'Copy link',
  open: 'View',
  renew: 'Replace',
  renewHint: 'The old link stops working.',
  revoke: 'Revoke',
  revokeHint: 'The link stops working.',
  'flash.made': 'The link is ready.',
  'flash.renewed': 'A new link was made. The old one no longer works.',
  'flash.revoked': 'The link was revoked.',
  gone: 'This link no longer works',
  'gone.detail': 'The sender revoked or replaced it, or the address is incomplete. Ask the sender to send you a new link.',
};

export const sharingErrors: typeof sourceErrors = {
  DOCUMENT_LINK_GONE: 'This link no longer works. Ask the sender for a new one.',
};
