import type { status as source } from '#app/i18n/hr/status.ts';

export const status: typeof source = {
  'invoice.draft': 'Draft',
  'invoice.issued': 'Issued',
  'invoice.sent': 'Sent',
  'invoice.opened': 'Opened',
  'invoice.delivered': 'Delivered',
  'invoice.fiscalized': 'Fiscalized',
  'invoice.awaiting_jir': 'Awaiting JIR',
  'invoice.rejected': 'Rejected',
  'invoice.partially_paid': 'Partly paid',
  'invoice.paid': 'Paid',
  'invoice.due': 'Due',
  'invoice.overdue_days': '{count, plural, one {# day overdue} other {# days overdue}}',
  'invoice.canceled': 'Cancelled',
  'invoice.action_needed': 'Action needed',
  'role.owner': 'owner',
  'role.admin': 'administrator',
  'role.member': 'member',
  'role.accountant': 'accountant',
  'role.viewer': 'view only',
};
