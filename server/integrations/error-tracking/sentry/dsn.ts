/** The parts of `https://<key>@<host>/<project>`. */
export interface SentryDsn {
  readonly text: string;
  readonly key: string;
  readonly host: string;
  readonly project: string;
}

const FORM = /^https:\/\/([0-9a-f]{32})@([a-z0-9.-]+)\/(\d+)$/;

/** Null for a text that is no DSN. */
export function readDsn(text: string): SentryDsn | null {
  const [, key, host, project] = FORM.exec(text) ?? [];
  if (key === undefined || host === undefined || project === undefined) return null;
  return { text, key, host, project };
}

/** Where reports go. */
export const envelopeUrl = ({ host, project, key }: SentryDsn): string =>
  `https://${host}/api/${project}/envelope/?sentry_version=7&sentry_key=${key}`;
