import { type CisAnswer, children, confirmationIn, isJir, textOf } from '#server/integrations/fiscalization/cis/answer.ts';
import { CIS_ENDPOINTS, type CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import { askEcho } from '#server/integrations/fiscalization/cis/echo.ts';
import { authoritiesOf, readPemBundle } from '#server/integrations/fiscalization/cis/judge-signer.ts';
import { readHours, readHoursOfMany } from '#server/integrations/fiscalization/cis/read-hours.ts';
import { type CisDeps, createSignedExchange } from '#server/integrations/fiscalization/cis/signed-exchange.ts';
import { createSoapSender } from '#server/integrations/fiscalization/cis/soap-client.ts';
import {
  writeChangeRequest,
  writeCheckRequest,
  writeReceiptRequest,
  writeTipRequest,
} from '#server/integrations/fiscalization/cis/wire.ts';
import {
  writeReadHours,
  writeRegisterHours,
  writeRegisterHoursOfMany,
  writeRemoveHours,
} from '#server/integrations/fiscalization/cis/wire-hours.ts';
import type { FiscalizationPort } from '#server/integrations/fiscalization/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

export type { CisDeps } from '#server/integrations/fiscalization/cis/signed-exchange.ts';

/** The Tax Administration's service for receipts over SOAP: every message that is alive in 2026, but the superseded `promijeniNacPlac`. */
export const createCisFiscalization = (config: CisConfig, deps: CisDeps): FiscalizationPort => {
  const sender = createSoapSender(config.endpoint, config.caPem);
  const ask = createSignedExchange(config, deps, sender);
  return {
    echo: () => askEcho(sender, deps),
    authorities: () => authoritiesOf(readPemBundle(config.caPem ?? '')),
    prepare: () => sender.prepare(),
    submitReceipt: (input) =>
      ask(input, {
        operation: 'racuni',
        write: (header) => writeReceiptRequest({ receipt: input.receipt, ...header }),
        read: readJir,
      }),
    changeReceipt: (input) =>
      ask(input, {
        operation: 'promijeniPodatkeRacuna',
        write: (header) => writeChangeRequest(header, input),
        read: readConfirmation,
      }),
    reportTip: (input) =>
      ask(input, { operation: 'napojnica', write: (header) => writeTipRequest(header, input), read: readConfirmation }),
    registerHours: (input) =>
      ask(input, {
        operation: 'prijaviRadnoVrijeme',
        write: (header) => writeRegisterHours(header, input),
        read: readConfirmation,
      }),
    removeHours: (input) =>
      ask(input, { operation: 'obrisiRadnoVrijeme', write: (header) => writeRemoveHours(header, input), read: readConfirmation }),
    readHours: (input) =>
      ask(input, { operation: 'dohvatiRadnoVrijeme', write: (header) => writeReadHours(header, input), read: readHours }),
    registerHoursOfMany: (input) =>
      ask(input, {
        operation: 'prijaviRadnoVrijemeZaPoslovnice',
        write: (header) => writeRegisterHoursOfMany(header, input),
        read: readHoursOfMany,
      }),
    async checkReceipt(input) {
      if (config.endpoint === CIS_ENDPOINTS.live) throw new ProviderError('cis', 'rejected', { codes: ['CHECK_IN_TEST_ONLY'] });
      return ask(input, {
        operation: 'provjera',
        write: (header) => writeCheckRequest({ receipt: input.receipt, ...header }),
        read: readFindings,
      });
    },
  };
};

function readJir({ root }: CisAnswer): { readonly jir: string } | null {
  const jir = textOf(root, 'Jir');
  return jir !== null && isJir(jir) ? { jir } : null;
}

function readConfirmation({ root, errors }: CisAnswer): { readonly code: string } | null {
  const code = errors.length > 0 ? null : confirmationIn(root);
  return code === null || code === '' ? null : { code };
}

/** `Greske` of a check hold its findings, `v100` when there are none; system errors (`s004`) are a refusal of the message. */
function readFindings({ root, errors }: CisAnswer) {
  const isVerdict = errors.length > 0 && errors.every(({ code }) => code.startsWith('v'));
  if (!isVerdict && !(errors.length === 0 && children(root, 'Racun').length > 0)) return null;
  return { passed: errors.every(({ code }) => code === 'v100'), findings: errors };
}
