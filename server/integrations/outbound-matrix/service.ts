import type { ProviderId } from '#server/env/index.ts';

/** `live`: the vendor's real service · `sandbox`: its own test means, used while FISKAI_ENV=demo. */
export type DestinationMode = 'live' | 'sandbox';

/** A host and port to which the server itself opens sockets. */
export interface ServerCall {
  readonly mode: DestinationMode;
  /** Exact DNS name, or `*.suffix` where `*` is one label and the vendor puts an account there. */
  readonly host: string;
  /** Why the host is a pattern; absent for an exact name. */
  readonly patternReason?: string;
  readonly port: number;
  readonly protocol: 'HTTPS' | 'HTTPS/SOAP';
  readonly purpose: string;
  /** Files go between this host and browsers directly, so the Content-Security-Policy lets pages talk to it. */
  readonly filesOfBrowsers?: true;
}

/** An address of the vendor to which a person is led, to sign in, consent or pay; the server never calls it. */
export interface BrowserVisit {
  readonly host: string;
  readonly purpose: string;
}

/** Words for people, in both languages of the product. */
export interface BothLanguages {
  readonly hr: string;
  readonly en: string;
}

/**
 * In whose name the receiver works with what it is sent. `subprocessor`: in ours · `partner`: licensed, in its own name,
 * and only once a company has connected it · `authority`: a public body, by law or as a public register.
 */
export type ReceiverRole = 'subprocessor' | 'partner' | 'authority';

export interface OutboundService {
  readonly service: string;
  /** Whose mode decides whether it is reached. */
  readonly provider: ProviderId;
  /** What FiskAI does with it, for whoever does not know its name. */
  readonly use: BothLanguages;
  /** Name of the port in `server/integrations`. */
  readonly adapter: string;
  /** `required`: a live installation cannot do its basic work without it. */
  readonly need: 'required' | 'optional';
  /** Environment variables that switch or configure it. */
  readonly env: readonly string[];
  /** What of companies, their customers and people leaves us. */
  readonly data: BothLanguages;
  readonly receiver: { readonly legalName: string; readonly region: BothLanguages; readonly role: ReceiverRole };
  readonly calls: readonly ServerCall[];
  readonly visits?: readonly BrowserVisit[];
}

/** What nearly every row says about the transport. */
export const HTTPS = { port: 443, protocol: 'HTTPS' } as const;

export const EU_REGION = { hr: 'Europska unija', en: 'European Union' } as const;
export const CROATIA = { hr: 'Hrvatska', en: 'Croatia' } as const;
