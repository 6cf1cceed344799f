import type { companies } from '#drizzle/schema/companies.ts';
import type { CompanyDto } from '#server/contracts/companies.ts';

export type CompanyRow = typeof companies.$inferSelect;

/** A company as its settings show it. */
export function companyDto({ id: _id, createdAt: _createdAt, ...shown }: CompanyRow): CompanyDto {
  return shown;
}
