import { OUTBOUND_SERVICES, type OutboundService } from '#server/integrations/outbound-matrix.ts';

const PREFIX = '# Calls ';

const callsLine = ({ calls, need }: OutboundService): string => {
  const modes = (['live', 'sandbox'] as const).flatMap((mode) => {
    const hosts = calls.filter((call) => call.mode === mode).map(({ host, port }) => `${host}:${port}`);
    return hosts.length === 0 ? [] : [`${mode}: ${hosts.join(', ')}`];
  });
  return `${PREFIX}(${need}) ${modes.join(' · ')}`;
};

/** `.env.example` with, under the heading of each service's section, where the service is called. Throws when a section is missing. */
export const withCalls = (example: string): string => {
  const lines = example.split('\n').filter((line) => !line.startsWith(PREFIX));
  for (const service of OUTBOUND_SERVICES) {
    const variable = lines.findIndex((line) => line.startsWith(`#${service.env[0]}=`));
    const heading = lines.findLastIndex((line, index) => index < variable && line.startsWith('# ──'));
    if (heading === -1) throw new Error(`.env.example has no section with ${service.env[0]}`);
    lines.splice(heading + 1, 0, callsLine(service));
  }
  return lines.join('\n');
};
