/** Where a fault of ours showed. */
export interface FaultPlace {
  readonly kind: 'procedure' | 'request' | 'screen' | 'job' | 'process';
  /** Procedure, route or job; never an address with ids in it. */
  readonly name: string;
  readonly requestId?: string;
}

/** Tells the people who mend this product of its faults. Nothing here throws or makes anybody wait, whatever becomes of the report. */
export interface ErrorTrackingPort {
  capture(fault: unknown, place: FaultPlace): void;
  /**
   * Passes on what a browser reports, once it has been scrubbed. False when it is not a report for us, or when the service has
   * asked for quiet.
   */
  forward(report: Uint8Array): Promise<boolean>;
  /** What a browser needs to make its reports; null when there is no tracking. */
  readonly browserKey: string | null;
  /** Waits for reports that are on their way, at most so long. */
  flush(timeoutMs: number): Promise<void>;
}
