/** Tenant tables and what the tenant role may do with each; `id` is the tenant key of `companies`, `company_id` of all others. */
export const TENANT_TABLES = {
  companies: 'SELECT, UPDATE',
  premises: 'SELECT, INSERT, UPDATE',
  devices: 'SELECT, INSERT, UPDATE',
  operators: 'SELECT, INSERT, UPDATE',
  till_grants: 'SELECT, INSERT, UPDATE',
  till_orders: 'SELECT, INSERT, UPDATE',
  contacts: 'SELECT, INSERT, UPDATE',
  products: 'SELECT, INSERT, UPDATE',
  product_prices: 'SELECT, INSERT, UPDATE, DELETE',
  invoice_drafts: 'SELECT, INSERT, UPDATE, DELETE',
  number_sequences: 'SELECT, INSERT, UPDATE',
  company_logos: 'SELECT, INSERT, UPDATE',
  trade_documents: 'SELECT, INSERT',
  delivery_invoices: 'SELECT, INSERT',
  trade_decisions: 'SELECT, INSERT',
  invoices: 'SELECT, INSERT',
  settled_advances: 'SELECT, INSERT',
  invoice_lines: 'SELECT, INSERT',
  invoice_vat_groups: 'SELECT, INSERT',
  invoice_levies: 'SELECT, INSERT',
  internal_notes: 'SELECT, INSERT, UPDATE',
  certificates: 'SELECT, INSERT, UPDATE',
  fiscal_submissions: 'SELECT, INSERT, UPDATE',
  receipt_notices: 'SELECT, INSERT, UPDATE',
  provider_messages: 'SELECT, INSERT',
  documents: 'SELECT, INSERT',
  attachments: 'SELECT, INSERT, UPDATE',
  received_documents: 'SELECT, INSERT, UPDATE',
  document_uploads: 'SELECT, INSERT, UPDATE',
  payments: 'SELECT, INSERT, UPDATE',
  invoice_settlements: 'SELECT, INSERT, UPDATE',
  opening_receivables: 'SELECT, INSERT, UPDATE',
  opening_payments: 'SELECT, INSERT, UPDATE',
  document_links: 'SELECT, INSERT, UPDATE',
  recurring_invoices: 'SELECT, INSERT, UPDATE',
  recurring_occurrences: 'SELECT, INSERT, UPDATE',
  outbound_emails: 'SELECT, INSERT, UPDATE',
  mail_settings: 'SELECT, INSERT, UPDATE',
  email_suppressions: 'SELECT, INSERT, UPDATE',
  inbound_emails: 'SELECT, INSERT',
  events: 'SELECT, INSERT',
  event_deliveries: 'SELECT, INSERT',
  vat_checks: 'SELECT, INSERT',
  mailboxes: 'SELECT, INSERT, UPDATE',
  mailbox_consents: 'SELECT, INSERT, UPDATE, DELETE',
  mail_files: 'SELECT, INSERT',
  bank_connections: 'SELECT, INSERT, UPDATE',
  bank_consents: 'SELECT, INSERT, UPDATE, DELETE',
  bank_accounts: 'SELECT, INSERT, UPDATE',
  bank_transactions: 'SELECT, INSERT',
  subscriptions: 'SELECT, INSERT, UPDATE',
  einvoice_accounts: 'SELECT, INSERT, UPDATE, DELETE',
  outgoing_einvoices: 'SELECT, INSERT, UPDATE',
  einvoice_copies: 'SELECT, INSERT, UPDATE',
  incoming_einvoices: 'SELECT, INSERT, UPDATE',
  einvoice_reports: 'SELECT, INSERT, UPDATE',
  document_readings: 'SELECT, INSERT, UPDATE',
  reading_settings: 'SELECT, INSERT, UPDATE',
  expenses: 'SELECT, INSERT, UPDATE',
  expense_lines: 'SELECT, INSERT, DELETE',
  expense_vat_groups: 'SELECT, INSERT, DELETE',
  reminder_settings: 'SELECT, INSERT, UPDATE',
  reminder_holds: 'SELECT, INSERT, DELETE',
  sent_reminders: 'SELECT, INSERT',
  till_shifts: 'SELECT, INSERT, UPDATE',
  shift_receipts: 'SELECT, INSERT',
  cash_entries: 'SELECT, INSERT',
} as const satisfies Record<string, string>;

/** Tables without a tenant: only `fiskai_system` may touch them. `rules` is law and `kpd_…` the official classification, readable by all. */
export const GLOBAL_TABLES = [
  'rules',
  'installation',
  'users',
  'sessions',
  'email_codes',
  'memberships',
  'rate_limits',
  'api_tokens',
  'webhook_events',
  'exchange_rates',
  'provider_tokens',
  'bank_institutions',
  'provider_calls',
  'provider_links',
  'kpd_editions',
  'kpd_codes',
] as const;

/** Of these what every company may read. */
export const READ_BY_ALL: readonly string[] = ['rules', 'kpd_editions', 'kpd_codes'];

/**
 * SQL that walls one tenant table: forced row level security, one policy for the tenant role, one for the system role, grants.
 * Paste its output into the migration that makes a new table; the catalogue test compares the database with the list above.
 */
export function tenantPolicySql(table: keyof typeof TENANT_TABLES): string {
  const key = table === 'companies' ? 'id' : 'company_id';
  // In a select of its own it is read once a statement, not once a row.
  const mine = `"${key}" = (select nullif(current_setting('app.company_id', true), '')::uuid)`;
  return [
    `ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY;`,
    `ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY;`,
    `CREATE POLICY "tenant" ON "${table}" TO fiskai_app USING (${mine}) WITH CHECK (${mine});`,
    `CREATE POLICY "system" ON "${table}" TO fiskai_system USING (true) WITH CHECK (true);`,
    `GRANT ${TENANT_TABLES[table]} ON "${table}" TO fiskai_app;`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON "${table}" TO fiskai_system;`,
  ].join('\n--> statement-breakpoint\n');
}
