import type { SessionInfo } from '#server/context.ts';

/** What a process does before it is killed. */
export interface CrashTask {
  readonly dataDir: string;
  readonly do: 'issue' | 'cancel' | 'deliver' | 'drain';
  /** Draft to issue or document to cancel; empty otherwise. */
  readonly id: string;
  readonly killAt: string;
  /** Scenario of CIS's next call. */
  readonly cisDoes: string | null;
  readonly clockAheadMs: number;
  readonly as: { readonly user: SessionInfo; readonly company: { readonly id: string; readonly slug: string } };
}

/** Settings of the installation in a folder: everything simulated, nothing that the shell could change. */
export const crashEnv = (dataDir: string): Record<string, string> => ({
  FISKAI_DATA_DIR: dataDir,
  LOG_LEVEL: 'silent',
  PORT: '3999',
});
