/** Fixed identifiers of HR CIUS 2025 with its extension (Specifikacija osnovne uporabe eRačuna s proširenjima v1.8, 12.03.2026). */

/** BT-24, compared character by character (HR-BR-5). */
export const CUSTOMIZATION_ID =
  'urn:cen.eu:en16931:2017#compliant#urn:mfin.gov.hr:cius-2025:1.0#conformant#urn:mfin.gov.hr:ext-2025:1.0';

export const NAMESPACES = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  'xmlns:ext': 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
  'xmlns:sac': 'urn:oasis:names:specification:ubl:schema:xsd:SignatureAggregateComponents-2',
  'xmlns:sig': 'urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2',
  'xmlns:hrextac': 'urn:mfin.gov.hr:schema:xsd:HRExtensionAggregateComponents-1',
} as const;

/** BT-34 / BT-49: the bare OIB. */
export const OIB_SCHEME = '9934';

/** List of the classification of products by activity (KPD 2025) in UNTDID 7143. */
export const KPD_LIST = 'CG';
