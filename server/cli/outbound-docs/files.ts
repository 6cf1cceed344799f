import { dnsmasqFile, kubernetesFile, nftablesFile, squidFile } from './firewall.ts';
import { withCalls } from './env-sections.ts';
import { portsDocument } from './ports-document.ts';
import { subProcessorsDocument } from './sub-processors.ts';

/** Every file that is made from the outbound matrix: its path, and its text given the text it has now. */
export const OUTBOUND_FILES: Readonly<Record<string, (before: string) => string>> = {
  'docs/ports.md': portsDocument,
  'docs/sub-processors.md': subProcessorsDocument,
  'docs/runbooks/firewall/nftables.nft': nftablesFile,
  'docs/runbooks/firewall/dnsmasq.conf': dnsmasqFile,
  'docs/runbooks/firewall/squid.conf': squidFile,
  'docs/runbooks/firewall/kubernetes.yaml': kubernetesFile,
  '.env.example': withCalls,
};
