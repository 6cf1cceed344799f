import type { Rule } from '#server/domain/rules/rule.ts';

const PDV = 'Zakon o porezu na dodanu vrijednost';
const FISKALIZACIJA = 'Zakon o fiskalizaciji (NN 89/25)';
const LOKALNI = 'Zakon o lokalnim porezima (NN 115/16 i izmjene)';
const AMBALAZA =
  'Uredba o gospodarenju otpadnom ambalažom (NN 97/15 i kasnije), čl. o povratnoj naknadi; provjeriti: Fond za zaštitu okoliša i energetsku učinkovitost';
const SPEC = 'Tehnička specifikacija za korisnike (fiskalizacija)';

type Value = Rule['value'];

/** In force from `validFrom` on, without an end. */
const since = (validFrom: string, key: string, value: Value, source: string): Rule => ({
  key,
  validFrom,
  validTo: null,
  value,
  source,
});
const during = (validFrom: string, validTo: string, key: string, value: Value, source: string): Rule => ({
  key,
  validFrom,
  validTo,
  value,
  source,
});
const both = (hr: string, en: string) => ({ hr, en });

/** Numbers: rates, thresholds, limits, deadlines. The euro is the currency of Croatia since 2023-01-01. */
const FIGURES: readonly Rule[] = [
  since('2013-07-01', 'vat.rate.standard', '25', `${PDV} čl. 38 st. 1`),
  since('2014-01-01', 'vat.rate.reduced', '13', `${PDV} čl. 38 st. 3`),
  since('2014-01-01', 'vat.rate.super_reduced', '5', `${PDV} čl. 38 st. 2`),
  during('2023-01-01', '2024-12-31', 'vat.registration_threshold', '40000', `secondary: ${PDV} čl. 90`),
  since('2025-01-01', 'vat.registration_threshold', '60000', `secondary: ${PDV} čl. 90 st. 1`),
  since('2025-01-01', 'vat.registration_days', '8', `secondary: ${PDV} čl. 90.f`),
  since('2017-01-01', 'levy.consumption_tax_limit', '3', `unconfirmed: ${LOKALNI} čl. 33`),
  during('2023-01-01', '2024-12-31', 'levy.packaging_fee', '0.07', `unconfirmed: ${AMBALAZA}`),
  since('2025-01-01', 'levy.packaging_fee', '0.10', `unconfirmed: ${AMBALAZA}`),
  since('2023-01-01', 'cash.taxpayer_limit', '700', `${FISKALIZACIJA} čl. 30`),
  since('2026-01-01', 'fiscal.total_limit.cash_card', '10000', `${SPEC}, kontrole v168 i 185`),
  since('2026-01-01', 'fiscal.total_limit.other', '150000', `${SPEC}, kontrola v167`),
  since('2025-09-01', 'fiscal.delivery_working_days', '2', `${FISKALIZACIJA} čl. 21 st. 2`),
  since('2025-09-01', 'fiscal.paragon_working_days', '5', `${FISKALIZACIJA} čl. 22`),
  since('2026-01-01', 'einvoice.receipt_working_days', '5', `${FISKALIZACIJA} čl. 48 st. 4`),
  since('2026-01-01', 'einvoice.report_day', '20', `${FISKALIZACIJA} čl. 52 i 53`),
  since(
    '2023-01-01',
    'interest.late.compensation',
    '40',
    `unconfirmed: Zakon o financijskom poslovanju i predstečajnoj nagodbi čl. 12-14; Direktiva 2011/7/EU čl. 6`,
  ),
  since('2016-01-01', 'archive.retention_years', '11', 'secondary: Zakon o računovodstvu čl. 10'),
  since('2026-01-01', 'archive.einvoice_retention_years', '6', `${FISKALIZACIJA} čl. 35`),
];

const HNB = 'provjeriti: HNB, stope zakonskih zateznih kamata, objava za svako polugodište';
const LATE = `unconfirmed: Zakon o obveznim odnosima čl. 29 st. 2; ${HNB}`;
const LATE_BUSINESS = `unconfirmed: Zakon o obveznim odnosima čl. 29 i Zakon o financijskom poslovanju i predstečajnoj nagodbi čl. 12-14; ${HNB}`;

/**
 * Statutory late interest, percent a year: the ECB's rate for main refinancing operations on the last day before a half-year, and
 * eight points on it between businesses, three otherwise. Not one figure was seen in print; the last half-year ends, so that what
 * comes after it is said to be reckoned at the last known rate until somebody adds the next.
 */
const LATE_INTEREST: readonly Rule[] = (
  [
    ['2024-01-01', '2024-06-30', '12.50', '7.50'],
    ['2024-07-01', '2024-12-31', '12.25', '7.25'],
    ['2025-01-01', '2025-06-30', '11.15', '6.15'],
    ['2025-07-01', '2025-12-31', '10.15', '5.15'],
    ['2026-01-01', '2026-06-30', '10.15', '5.15'],
  ] as const
).flatMap(([from, to, business, other]) => [
  during(from, to, 'interest.late.business', business, LATE_BUSINESS),
  during(from, to, 'interest.late.other', other, LATE),
]);

/** Duties that simply begin or end: the days say everything, the value names the duty for a reader. */
const DUTIES: readonly Rule[] = [
  since(
    '2013-01-01',
    'fiscal.duty.consumer_cash_card',
    'receipts to consumers paid by cash, card or other means',
    `${FISKALIZACIJA} čl. 2 i 15`,
  ),
  since(
    '2026-01-01',
    'fiscal.duty.consumer_transfer',
    'receipts to consumers paid to an account',
    `${FISKALIZACIJA} čl. 2 st. 1 t. 26 i čl. 80`,
  ),
  since(
    '2013-01-01',
    'fiscal.duty.business_cash_card',
    'invoices to businesses paid by cash or card',
    `${FISKALIZACIJA} čl. 15 st. 6 i čl. 39`,
  ),
  since('2026-01-01', 'fiscal.buyer_oib', 'OIB of a business buyer in the message', `${FISKALIZACIJA} čl. 39; shema 1.9`),
  since('2026-01-01', 'einvoice.duty.vat_seller', 'eRačun for domestic B2B and B2G of sellers in VAT', `${FISKALIZACIJA} čl. 80`),
  since('2027-01-01', 'einvoice.duty.every_seller', 'eRačun for domestic B2B and B2G of all sellers', `${FISKALIZACIJA} čl. 80`),
  since('2026-01-01', 'einvoice.duty.receive', 'receiving eRačun, of every taxpayer seated here', `${FISKALIZACIJA} čl. 41`),
  since('2026-01-01', 'einvoice.duty.fiscalize_issued', 'report of an eRačun when it is issued', `${FISKALIZACIJA} čl. 48 st. 3`),
  since('2026-01-01', 'einvoice.duty.fiscalize_received', 'report of a received eRačun', `${FISKALIZACIJA} čl. 48 st. 4`),
  since('2026-01-01', 'einvoice.duty.report_payments', 'monthly report of what was collected', `${FISKALIZACIJA} čl. 53`),
  since('2026-01-01', 'einvoice.duty.report_rejections', 'monthly report of what was refused', `${FISKALIZACIJA} čl. 52`),
  since(
    '2026-01-01',
    'einvoice.duty.report_not_issued',
    'report where the buyer has no address for eRačun',
    `${FISKALIZACIJA} čl. 40 i 51`,
  ),
  since('2026-01-01', 'einvoice.duty.archive', 'keeping eRačuni in their original form', `${FISKALIZACIJA} čl. 35`),
  during('2013-01-01', '2026-12-31', 'fiscal.sha1_accepted.production', 'RSA-SHA1 and TLS 1.1', `secondary: ${SPEC} 2.7`),
  during('2013-01-01', '2026-06-30', 'fiscal.sha1_accepted.test', 'RSA-SHA1 and TLS 1.1', `secondary: ${SPEC} 2.7`),
];

/** Sentences on documents; `vat.reason.*` belong to a line's exemption reason. */
const NOTES: readonly Rule[] = [
  during(
    '2013-07-01',
    '2024-12-31',
    'vat.reason.small_business',
    both(
      'Oslobođeno plaćanja PDV-a prema čl. 90. st. 2. Zakona o porezu na dodanu vrijednost.',
      'Exempt from VAT under Article 90(2) of the Croatian VAT Act.',
    ),
    `secondary: ${PDV} čl. 90 st. 2`,
  ),
  since(
    '2025-01-01',
    'vat.reason.small_business',
    both(
      'Oslobođeno plaćanja PDV-a prema čl. 90. st. 1. Zakona o porezu na dodanu vrijednost.',
      'Exempt from VAT under Article 90(1) of the Croatian VAT Act.',
    ),
    `secondary: ${PDV} čl. 90 st. 1`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art39_health',
    both(
      'Oslobođeno PDV-a prema čl. 39. st. 1. Zakona o PDV-u (zdravstvena zaštita).',
      'VAT exempt under Article 39(1) of the Croatian VAT Act (health care).',
    ),
    `secondary: ${PDV} čl. 39 st. 1`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art39_education',
    both(
      'Oslobođeno PDV-a prema čl. 39. st. 1. Zakona o PDV-u (obrazovanje).',
      'VAT exempt under Article 39(1) of the Croatian VAT Act (education).',
    ),
    `secondary: ${PDV} čl. 39 st. 1`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art39_public_interest',
    both(
      'Oslobođeno PDV-a prema čl. 39. st. 1. Zakona o PDV-u (djelatnost od javnog interesa).',
      'VAT exempt under Article 39(1) of the Croatian VAT Act (activity in the public interest).',
    ),
    `secondary: ${PDV} čl. 39 st. 1`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art40_finance',
    both(
      'Oslobođeno PDV-a prema čl. 40. st. 1. Zakona o PDV-u (osiguranje i financijske usluge).',
      'VAT exempt under Article 40(1) of the Croatian VAT Act (insurance and financial services).',
    ),
    `secondary: ${PDV} čl. 40 st. 1`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art40_real_estate',
    both(
      'Oslobođeno PDV-a prema čl. 40. st. 1. Zakona o PDV-u (nekretnine i najam stambenih prostora).',
      'VAT exempt under Article 40(1) of the Croatian VAT Act (real estate and residential letting).',
    ),
    `secondary: ${PDV} čl. 40 st. 1`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art41_eu_goods',
    both(
      'Oslobođeno PDV-a prema čl. 41. st. 1. t. a) Zakona o PDV-u (isporuka dobara unutar EU).',
      'VAT exempt intra-Community supply of goods, Article 41(1)(a) of the Croatian VAT Act (Article 138 of Directive 2006/112/EC).',
    ),
    `secondary: ${PDV} čl. 41 st. 1 t. a`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art45_export',
    both(
      'Oslobođeno PDV-a prema čl. 45. Zakona o PDV-u (izvoz).',
      'VAT exempt export, Article 45 of the Croatian VAT Act (Article 146 of Directive 2006/112/EC).',
    ),
    `secondary: ${PDV} čl. 45`,
  ),
  since(
    '2013-07-01',
    'vat.reason.margin_used_goods',
    both('Posebni postupak oporezivanja marže – rabljena dobra.', 'Margin scheme – second-hand goods.'),
    `secondary: ${PDV} čl. 95`,
  ),
  since(
    '2013-07-01',
    'vat.reason.margin_travel',
    both('Posebni postupak oporezivanja marže – putničke agencije.', 'Margin scheme – travel agents.'),
    `secondary: ${PDV} čl. 91`,
  ),
  since(
    '2014-01-01',
    'vat.reason.art75_construction',
    both(
      'Prijenos porezne obveze prema čl. 75. st. 3. t. a) Zakona o PDV-u.',
      'Domestic reverse charge under Article 75(3)(a) of the Croatian VAT Act (construction).',
    ),
    `secondary: ${PDV} čl. 75 st. 3 t. a`,
  ),
  since(
    '2014-01-01',
    'vat.reason.art75_waste',
    both(
      'Prijenos porezne obveze prema čl. 75. st. 3. t. b) Zakona o PDV-u.',
      'Domestic reverse charge under Article 75(3)(b) of the Croatian VAT Act (used material and waste).',
    ),
    `secondary: ${PDV} čl. 75 st. 3 t. b`,
  ),
  since(
    '2014-01-01',
    'vat.note.reverse_charge.domestic',
    both(
      'Prijenos porezne obveze prema čl. 75. st. 3. Zakona o PDV-u.',
      'Domestic reverse charge under Article 75(3) of the Croatian VAT Act.',
    ),
    `secondary: ${PDV} čl. 75 st. 3`,
  ),
  since(
    '2013-07-01',
    'vat.note.reverse_charge.eu',
    both(
      'Prijenos porezne obveze / Reverse charge, čl. 17. st. 1. Zakona o PDV-u.',
      'Reverse charge: VAT is due by the recipient, Article 17(1) of the Croatian VAT Act (Articles 44 and 196 of Directive 2006/112/EC).',
    ),
    `secondary: ${PDV} čl. 17 st. 1`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art17_foreign_service',
    both(
      'Ne podliježe oporezivanju PDV-om u Republici Hrvatskoj prema čl. 17. st. 1. Zakona o PDV-u.',
      'Not subject to VAT in Croatia: place of supply abroad, Article 17(1) of the Croatian VAT Act.',
    ),
    `secondary: ${PDV} čl. 17 st. 1`,
  ),
  since(
    '2013-07-01',
    'vat.reason.art33_pass_through',
    both(
      'Prolazna stavka, ne ulazi u poreznu osnovicu prema čl. 33. st. 3. Zakona o PDV-u.',
      'Amount paid on behalf of the customer, not part of the taxable amount, Article 33(3) of the Croatian VAT Act.',
    ),
    `secondary: ${PDV} čl. 33 st. 3`,
  ),
  since(
    '2015-01-01',
    'vat.note.cash_accounting',
    both('Obračun prema naplaćenim naknadama.', 'VAT accounted for on the cash basis.'),
    `secondary: ${PDV} čl. 125.i`,
  ),
  since(
    '2013-07-01',
    'vat.note.self_billing',
    both('Samoizdavanje računa.', 'Self-billing.'),
    `secondary: ${PDV} čl. 79 st. 1 t. 11`,
  ),
  since(
    '2025-09-01',
    'fiscal.note.not_an_invoice',
    both('OVO NIJE FISKALIZIRANI RAČUN', 'THIS IS NOT A FISCALIZED INVOICE'),
    `secondary: ${FISKALIZACIJA} čl. 29`,
  ),
];

/** The law as FiskAI knows it: what a fresh database's rule table is filled with. */
export const REFERENCE_RULES: readonly Rule[] = [...FIGURES, ...LATE_INTEREST, ...DUTIES, ...NOTES];
