/** What a worker process does before it is killed. */
export interface WorkerTask {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly appUrl: string;
  /** Base64 of the installation's key. */
  readonly sealingKey: string;
  /** The instant at which its clock stands. */
  readonly now: string;
  readonly job: 'deliver' | 'receive' | 'report';
  readonly killAt: string;
}
