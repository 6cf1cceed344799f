import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XmlValidateError, XsdValidator } from 'libxml2-wasm';

import { readVector } from '#tests/conformance/cis/kit/vectors.ts';

const FOLDER = 'xsd/v1.10';

/** Compiles the official schema; what it imports is served from memory, so nothing is fetched. */
export const loadSchema = (): { readonly problemsOf: (xml: string) => readonly string[] } => {
  const signatureSchema = readVector(`${FOLDER}/xmldsig-core-schema.xsd`);
  xmlRegisterInputProvider(new XmlBufferInputProvider({ 'xmldsig-core-schema.xsd': new Uint8Array(signatureSchema) }));
  const schema = XmlDocument.fromBuffer(new Uint8Array(readVector(`${FOLDER}/FiskalizacijaSchema.xsd`)));
  const validator = XsdValidator.fromDoc(schema);
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
