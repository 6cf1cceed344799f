import type { Rule } from '#server/domain/rules/rule.ts';
import type { BillingPort } from '#server/integrations/billing/port.ts';
import type { DocumentStoragePort } from '#server/integrations/document-storage/port.ts';
import type { BankDataPort, BankDataVendor } from '#server/integrations/bank-data/port.ts';
import type { EmailPort } from '#server/integrations/email/port.ts';
import type { CompanyRegistryPort } from '#server/integrations/company-registry/port.ts';
import type { MailboxPort, MailboxVendor } from '#server/integrations/mailbox/port.ts';
import type { VatCheckPort } from '#server/integrations/vat-check/port.ts';
import type { AnalyticsPort } from '#server/integrations/analytics/port.ts';
import type { ErrorTrackingPort } from '#server/integrations/error-tracking/port.ts';
import type { Credentials, Intermediary } from '#server/domain/einvoice/intermediaries.ts';
import type { EInvoicePort } from '#server/integrations/einvoice/port.ts';
import type { OcrPort } from '#server/integrations/ocr/port.ts';
import type { FxRatesPort } from '#server/integrations/fx-rates/port.ts';
import type { FiscalizationPort } from '#server/integrations/fiscalization/port.ts';
import type { LinkHealth } from '#server/integrations/link-health.ts';
import type { OutboundService } from '#server/integrations/outbound-matrix.ts';
import type { CertificateEnvironment } from '#drizzle/schema/fiscalization.ts';
import type { Role } from '#drizzle/schema/identity.ts';

import type { Actor, TxDeps } from './db/scope.ts';
import type { ProviderId, ProviderMode } from './env/index.ts';
import type { Logger } from './log.ts';
import type { Sealer } from './secrets/sealer.ts';

/** What this installation is, as far as modules may know it. */
export interface Installation {
  readonly environment: 'demo' | 'live';
  readonly appUrl: string;
  /** Of the software, as its package says: `0.1.0`. */
  readonly version: string;
  /** Mode of fiscalization; it is also the environment that a certificate must belong to. Null when it is off. */
  readonly fiscalization: CertificateEnvironment | null;
  /** How each provider is used. */
  readonly modes: Readonly<Record<ProviderId, ProviderMode>>;
  readonly storageOn: boolean;
  /** Origin of the store as browsers reach it; null when that is our own, or when it is off. */
  readonly storageOrigin: string | null;
  /** Largest file that is taken in as a document. */
  readonly maxUploadBytes: number;
  /** VAT is added to the prices of our own subscriptions. */
  readonly subscriptionTax: boolean;
  readonly emailOn: boolean;
  readonly emailFrom: string;
  /** Domain of the companies' own addresses for incoming documents; null when mail is not received. */
  readonly inboundDomain: string | null;
  /** New signatures use SHA-1; only to reproduce old ones in a test, never in live from 2027. */
  readonly allowSha1: boolean;
  /** Longest wait for CIS while a person waits for the invoice. */
  readonly inlineFiscalizationMs: number;
}

/** Means that exist only while vendors are simulated. */
export interface MockMeans {
  /** A P12 for a company's OIB from the mock's own CA. */
  issueCompanyP12(input: { readonly oib: string; readonly name: string; readonly password: string }): Promise<Buffer>;
  /** What opens a company's account at a mocked intermediary of eRačun. */
  einvoiceCredentials(intermediary: Intermediary, oib: string): Credentials;
}

/** An external service as this installation uses it; `calls` are those of its mode, none while it is off. */
export type LinkedService = Pick<OutboundService, 'service' | 'provider' | 'use' | 'data' | 'receiver' | 'calls'> & {
  readonly mode: ProviderMode;
};

/** The external services of the matrix, and how calls to them go. */
export interface Links {
  readonly services: readonly LinkedService[];
  readonly health: LinkHealth;
  /** One harmless call to a provider that is on. Throws `ProviderError`. */
  check(provider: ProviderId): Promise<void>;
}

/** The house that every command and query is handed: built once by the composition root. */
export interface Deps extends TxDeps {
  readonly log: Logger;
  readonly installation: Installation;
  readonly sealer: Sealer;
  /** Dated law, read once and kept. */
  readonly rules: () => Promise<readonly Rule[]>;
  readonly ports: {
    readonly fiscalization: FiscalizationPort;
    readonly documentStorage: DocumentStoragePort;
    readonly billing: BillingPort;
    readonly email: EmailPort;
    readonly ocr: OcrPort;
    readonly analytics: AnalyticsPort;
    readonly errorTracking: ErrorTrackingPort;
    readonly fxRates: FxRatesPort;
    readonly vatCheck: VatCheckPort;
    readonly companyRegistry: CompanyRegistryPort;
    readonly mailbox: Readonly<Record<MailboxVendor, MailboxPort>>;
    readonly bankData: Readonly<Record<BankDataVendor, BankDataPort>>;
    readonly einvoice: Readonly<Record<Intermediary, EInvoicePort>>;
  };
  readonly links: Links;
  readonly mocks: MockMeans | null;
  /** Named places between two steps that a crash must not spoil; does nothing outside tests of exactly that. */
  readonly checkpoint: (name: string) => void;
}

/** A person's session, as the cookie proved it. */
export interface SessionInfo {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly locale: 'hr' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  readonly isSystemAdministrator: boolean;
}

/** What every request carries. */
export interface RequestContext {
  readonly deps: Deps;
  readonly requestId: string;
  readonly locale: 'hr' | 'en';
  readonly ip: string;
  readonly userAgent: string | null;
}

/** A request of a signed-in person. */
export interface UserContext extends RequestContext {
  readonly session: SessionInfo;
}

/** A request inside one company, by a person or a token whose role was checked. */
export interface CompanyContext extends RequestContext {
  readonly company: { readonly id: string; readonly slug: string; readonly role: Role };
  readonly actor: Actor;
  /** Of the browser that asks; null for tokens and for work that nobody asked for at that moment. */
  readonly sessionId: string | null;
}

/** Scope of `withCompanyTx` for a request. */
export const scopeOf = (ctx: CompanyContext) => ({ companyId: ctx.company.id, actor: ctx.actor });
