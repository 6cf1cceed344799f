import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XmlValidateError, XsdValidator } from 'libxml2-wasm';

const ROOT = path.resolve(import.meta.dirname, '../../../../../shared/conformance/eracun');
const SCHEMAS = path.join(ROOT, 'hr-cius/xsd-ubl21-hr');

/** The official files lie beside the project; where they do not, their tests say so and are skipped. */
export const hasOfficialFiles = existsSync(SCHEMAS);
export const WITHOUT_OFFICIAL_FILES = hasOfficialFiles ? '' : ' (skipped: ../shared/conformance/eracun is not here)';

export const officialExamples = (): readonly { readonly name: string; readonly xml: string }[] => {
  const folder = path.join(ROOT, 'hr-cius/examples');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => ({ name, xml: readFileSync(path.join(folder, name), 'utf8') }));
};

/** Codes of KPD 2025. */
export const officialKpd = (): ReadonlySet<string> => {
  const folder = path.join(ROOT, 'kpd');
  const file = readdirSync(folder).find((name) => name.endsWith('.tsv')) ?? '';
  const codes = readFileSync(path.join(folder, file), 'utf8').match(/\b\d{2}\.\d{2}\.\d{2}\b/g);
  return new Set(codes);
};

/** Compiles an official schema of UBL with the Croatian extension; what it imports is served from memory. */
export const loadSchema = (root: 'Invoice' | 'CreditNote'): { readonly problemsOf: (xml: string) => readonly string[] } => {
  const common = readdirSync(path.join(SCHEMAS, 'common'));
  const files = common.map((name) => [name, new Uint8Array(readFileSync(path.join(SCHEMAS, 'common', name)))] as const);
  // The main schema names them by `../common/…`, they name each other without a folder.
  xmlRegisterInputProvider(
    new XmlBufferInputProvider(
      Object.fromEntries(
        files.flatMap(([name, bytes]) => [
          [`ubl/common/${name}`, bytes],
          [`../common/${name}`, bytes],
          [name, bytes],
        ]),
      ),
    ),
  );
  const main = new Uint8Array(readFileSync(path.join(SCHEMAS, `maindoc/UBL-${root}-2.1.xsd`)));
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(main, { url: `ubl/maindoc/UBL-${root}-2.1.xsd` }));
  return {
    problemsOf: (xml) => {
      const document = XmlDocument.fromString(xml);
      try {
        validator.validate(document);
        return [];
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error;
        return error.details.map((detail) => detail.message);
      } finally {
        document.dispose();
      }
    },
  };
};
