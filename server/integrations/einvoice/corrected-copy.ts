import { isCopyIndicated } from '#server/domain/einvoice/copy/copy-indicator.ts';
import { localName } from '#server/domain/einvoice/xml/namespaces.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';

/** Whether an eRačun says of itself that it is a corrected copy (HR-BT-1); false for what cannot be read. */
export function isCorrectedCopy(bytes: Uint8Array): boolean {
  const parsed = parseXml(bytes);
  return parsed.ok && parsed.root.children.some(({ name, text }) => localName(name) === 'CopyIndicator' && isCopyIndicated(text));
}
