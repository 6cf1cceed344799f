import { cisState, type StoredReceipt } from './cis/state.ts';
import { trustCa } from './cis/trust.ts';
import { getBlob } from './kit/blobs.ts';
import {
  callActivity,
  getCall,
  listCalls,
  listUnhandled,
  type CallActivity,
  type CallBodies,
  type CallFilter,
  type RecordedCall,
  type UnhandledCall,
} from './kit/call-log.ts';
import type { MockClock } from './kit/clock.ts';
import {
  clearScenarios,
  COMMON_SCENARIOS,
  listScenarios,
  parseScenario,
  queueScenario,
  setStandingScenario,
  type Scenario,
  type ScenarioSpec,
  type ScheduledScenario,
} from './kit/scenario.ts';
import { MockRefusal, type MockEnv, type VendorAction, type VendorId, type VendorMock, type VendorTable } from './kit/vendor.ts';
import { r2State, type MockObject } from './r2/state.ts';
import { findVendor, VENDORS } from './registry.ts';
import { AUTO_EVENTS_SETTING } from './resend/auto-events.ts';
import { arriveMail, type ArrivedMail, type MailToArrive } from './resend/inbound.ts';
import { isResendEvent, RESEND_EVENTS } from './resend/events.ts';
import { resendState, type SentMail, type WebhookDelivery } from './resend/state.ts';
import { deliverDueWebhooks, fireWebhook, type FiredWebhook, type FireOptions } from './resend/webhooks.ts';

export interface VendorState {
  readonly id: VendorId;
  readonly label: string;
  readonly operations: readonly string[];
  readonly scenarios: readonly ScenarioSpec[];
  /** In force or queued, in that order of coming. */
  readonly active: readonly ScheduledScenario[];
  readonly actions: readonly VendorAction[];
  readonly activity: CallActivity;
}

/** Everything that a test, a developer or the control page may ask of the mocked vendors. Works on the shared store. */
export interface MockControl {
  readonly clock: MockClock;
  vendors(): VendorState[];
  /** The next `times` calls take `scenario` (`'s013:177'`). `operation` may be `*`. Throws `MockRefusal`. */
  next(vendor: string, operation: string, scenario: string, times?: number): void;
  /** Until further notice; `'healthy'` ends it. */
  standing(vendor: string, operation: string, scenario: string): void;
  clearScenarios(vendor?: string): void;
  /** What a vendor knows. Throws `MockRefusal`. */
  tables(vendor: string): readonly VendorTable[];
  /** Makes something happen at a vendor; fields that are not given have their default. Throws `MockRefusal`. */
  act(vendor: string, action: string, values?: Readonly<Record<string, string>>): Promise<string>;
  /** Newest first. */
  calls(filter?: CallFilter): RecordedCall[];
  call(id: number): (RecordedCall & CallBodies) | null;
  clearCalls(): void;
  unhandled(): UnhandledCall[];
  clearUnhandled(): void;
  /** Receipts that CIS gave a JIR, oldest first. */
  receipts(): StoredReceipt[];
  /** Makes CIS accept certificates of a further CA (PEM), beside the mock's own; `reset` does not forget it. */
  trustCa(pem: string): void;
  /** What the mocked storage holds. */
  objects(): MockObject[];
  /** Sent mails, oldest first. */
  outbox(): SentMail[];
  mail(id: string): SentMail | null;
  /** Bytes of an object or an attachment. */
  blob(sha256: string): Buffer;
  /** A mail arrives at an address at Resend; its webhook is sent by `deliverDueWebhooks` or by itself. */
  arriveMail(mail: MailToArrive): ArrivedMail;
  /** Sends a Resend webhook (`'delivered'`, `'bounced'` …) to our server now. Throws `MockRefusal`. */
  fireResend(emailId: string, event: string, options?: FireOptions): Promise<FiredWebhook>;
  /** Webhooks that the vendor sends by itself, when `autoEvents` is on. */
  webhooks(): WebhookDelivery[];
  /** Sends those that are due and tells how many there were. */
  deliverDueWebhooks(): Promise<number>;
  setAutoEvents(on: boolean): void;
  /** Forgets everything but the keys: calls, scenarios, what the vendors know, the clock's offset. */
  reset(): void;
}

export const createControl = (env: MockEnv): MockControl => {
  const { store, clock } = env;

  const vendorOf = (id: string): VendorMock => {
    const vendor = findVendor(id);
    if (vendor === null) throw new MockRefusal(`No vendor ${id}; there are ${Object.keys(VENDORS).join(', ')}`);
    return vendor;
  };

  const known = (id: string, operation: string, text: string): { readonly vendor: VendorMock; readonly scenario: Scenario } => {
    const vendor = vendorOf(id);
    if (operation !== '*' && !vendor.operations.includes(operation)) {
      throw new MockRefusal(`${id} has no operation ${operation}; there are *, ${vendor.operations.join(', ')}`);
    }
    const scenario = parseScenario(text);
    const specs = [...COMMON_SCENARIOS, ...vendor.scenarios];
    const spec = specs.find(({ name }) => name === scenario.name);
    if (spec === undefined) {
      throw new MockRefusal(`${id} has no scenario ${scenario.name}; there are ${specs.map(({ name }) => name).join(', ')}`);
    }
    if (spec.argument === undefined && scenario.argument !== null) throw new MockRefusal(`${scenario.name} takes no argument`);
    if (spec.argument?.isNumber === true && !/^\d{1,7}$/.test(scenario.argument ?? '0')) {
      throw new MockRefusal(`${scenario.name} takes a number, not ${scenario.argument}`);
    }
    return { vendor, scenario };
  };

  return {
    clock,
    vendors: () => {
      const active = listScenarios(store);
      const activity = callActivity(store);
      return Object.values(VENDORS).map(({ id, label, operations, scenarios, actions = [] }) => ({
        id,
        label,
        operations,
        actions,
        scenarios: [...COMMON_SCENARIOS, ...scenarios],
        active: active.filter(({ vendor }) => vendor === id),
        activity: activity.get(id) ?? { calls: 0, failed: 0, lastAt: null },
      }));
    },
    next: (id, operation, text, times) => queueScenario(store, id, operation, known(id, operation, text).scenario, times),
    standing: (id, operation, text) => setStandingScenario(store, id, operation, known(id, operation, text).scenario),
    clearScenarios: (vendor) => clearScenarios(store, vendor),
    tables: (id) => vendorOf(id).tables?.(env) ?? [],
    act: async (id, name, values = {}) => {
      const actions = vendorOf(id).actions ?? [];
      const action = actions.find((one) => one.name === name);
      if (action === undefined)
        throw new MockRefusal(`${id} has no action ${name}; there are ${actions.map((one) => one.name).join(', ')}`);
      const unknown = Object.keys(values).find((key) => !action.fields.some((field) => field.name === key));
      if (unknown !== undefined) throw new MockRefusal(`${name} has no field ${unknown}`);
      return action.run(env, { ...Object.fromEntries(action.fields.map((field) => [field.name, field.default])), ...values });
    },
    calls: (filter) => listCalls(store, filter),
    call: (id) => getCall(store, id),
    clearCalls: () => store.empty(['calls']),
    unhandled: () => listUnhandled(store),
    clearUnhandled: () => store.empty(['unhandled']),
    receipts: () => cisState(env).receipts.all(),
    trustCa: (pem) => trustCa(env, pem),
    objects: () => r2State(env).all(),
    outbox: () => resendState(env).mails.all(),
    mail: (id) => resendState(env).mails.get(id),
    blob: (sha256) => {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new MockRefusal('Not the name of a blob');
      return getBlob(store, sha256);
    },
    arriveMail: (mail) => arriveMail(env, mail),
    fireResend: async (emailId, event, options) => {
      const mail = resendState(env).mails.get(emailId);
      if (mail === null) throw new MockRefusal(`No mail ${emailId}`);
      if (!isResendEvent(event)) throw new MockRefusal(`No event ${event}; there are ${RESEND_EVENTS.join(', ')}`);
      return fireWebhook(env, mail, event, options);
    },
    webhooks: () => [...resendState(env).finished.all(), ...resendState(env).deliveries.all()],
    deliverDueWebhooks: () => deliverDueWebhooks(env),
    setAutoEvents: (on) => store.setSetting(AUTO_EVENTS_SETTING, on ? 'on' : 'off'),
    reset: () =>
      store.transaction(() => {
        store.empty(['calls', 'unhandled', 'scenarios', 'records']);
        clock.setOffsetMs(0);
      }),
  };
};
