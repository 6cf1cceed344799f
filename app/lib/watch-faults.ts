/** Where the key for reports stands in the page; see `root.tsx`. */
export const FAULT_KEY_META = 'fault-key';

let reporter: Promise<(fault: unknown) => void> | null = null;

/** Tells of a fault in this page, when the installation wants to know. Never throws; loads what it takes with the first one. */
export function reportFault(fault: unknown): void {
  const key = document.querySelector<HTMLMetaElement>(`meta[name="${FAULT_KEY_META}"]`)?.content;
  if (!key) return;
  reporter ??= import('#app/lib/fault-reporter.ts').then(({ createFaultReporter }) => createFaultReporter(key));
  reporter.then((report) => report(fault)).catch(() => undefined);
}

/** Faults that nobody catches. */
export function watchFaults(): void {
  window.addEventListener('error', ({ error }) => reportFault(error));
  window.addEventListener('unhandledrejection', ({ reason }) => reportFault(reason));
}
