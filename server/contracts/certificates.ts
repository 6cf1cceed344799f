import { z } from 'zod';

export const AddCertificateInput = z.object({
  /** A P12 file has a few kilobytes. */
  p12Base64: z.base64('CERTIFICATE_FILE_MISSING').min(1, 'CERTIFICATE_FILE_MISSING').max(400_000, 'CERTIFICATE_FILE_TOO_LARGE'),
  password: z.string().max(200, 'FIELD_TOO_LONG'),
});
export type AddCertificateInput = z.infer<typeof AddCertificateInput>;

export const CertificateIdInput = z.object({ id: z.uuid('FIELD_INVALID') });
export type CertificateIdInput = z.infer<typeof CertificateIdInput>;

export interface CertificateDto {
  readonly id: string;
  readonly environment: 'mock' | 'sandbox' | 'live';
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly oib: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly createdAt: Date;
  /** Whole days until it runs out; negative when it has. */
  readonly daysLeft: number;
}

export interface CertificateList {
  /** What this installation signs for; null when fiscalization is off. */
  readonly environment: 'mock' | 'sandbox' | 'live' | null;
  readonly canMakeMock: boolean;
  readonly items: readonly CertificateDto[];
}

/** How the Tax Administration's service answered. */
export interface FiscalizationEcho {
  readonly durationMs: number;
}
