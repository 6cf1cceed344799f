import type { AttachedFile, Attachment, Delivery, DocumentTotals, EInvoice, Payment, Preceding, VatRow } from './einvoice.ts';
import { croatianExtension } from './extension-parts.ts';
import { lineParts, objectPart } from './line-parts.ts';
import { type Part, type Parts, partsOf, readParts } from './parts.ts';
import { addressParts, identifierParts, partyParts, payeeParts, representativeParts, typeCodeOf } from './party-parts.ts';
import { adjustmentParts, periodParts, taxCategoryParts } from './shared-parts.ts';

const root = partsOf<EInvoice>();

const beginning: Parts<EInvoice> = [
  croatianExtension,
  root.text('specification', 'cbc:CustomizationID'),
  root.text('process', 'cbc:ProfileID'),
  root.text('number', 'cbc:ID'),
  root.yesNoOrNull('isCopy', 'cbc:CopyIndicator'),
  root.text('issuedOn', 'cbc:IssueDate'),
  root.textOrNull('issuedAt', 'cbc:IssueTime'),
];

const order = partsOf<NonNullable<EInvoice['order']>>();
const preceding = partsOf<Preceding>();

const references: Parts<EInvoice> = [
  root.text('currency', 'cbc:DocumentCurrencyCode'),
  root.textOrNull('buyerAccount', 'cbc:AccountingCost'),
  root.textOrNull('buyerReference', 'cbc:BuyerReference'),
  root.within('cac:InvoicePeriod', [root.beside('period', periodParts), root.textOrNull('taxPointCode', 'cbc:DescriptionCode')]),
  root.one('order', 'cac:OrderReference', [order.text('number', 'cbc:ID'), order.textOrNull('salesOrder', 'cbc:SalesOrderID')]),
  root.list('preceding', 'cac:BillingReference', [
    preceding.within('cac:InvoiceDocumentReference', [
      preceding.text('number', 'cbc:ID'),
      preceding.textOrNull('issuedOn', 'cbc:IssueDate'),
      preceding.textOrNull('note', 'cbc:DocumentDescription'),
    ]),
  ]),
  root.within('cac:DespatchDocumentReference', [root.textOrNull('despatch', 'cbc:ID')]),
  root.within('cac:ReceiptDocumentReference', [root.textOrNull('receipt', 'cbc:ID')]),
];
const tender = root.within('cac:OriginatorDocumentReference', [root.textOrNull('tender', 'cbc:ID')]);
const contract = root.within('cac:ContractDocumentReference', [root.textOrNull('contract', 'cbc:ID')]);

/** UNTDID 1001: a credit note has no element of its own for a project. */
const PROJECT = '50';
const projectOfCredit = root.within(
  'cac:AdditionalDocumentReference',
  [root.textOrNull('project', 'cbc:ID'), root.fixed('cbc:DocumentTypeCode', PROJECT)],
  { fits: (element) => typeCodeOf(element) === PROJECT, when: ({ project }) => project !== null },
);
const object = objectPart(root, 'cac:AdditionalDocumentReference', root.beside('object', identifierParts()));

const file = partsOf<AttachedFile>();
const attachment = partsOf<Attachment>();
const attachments = root.list(
  'attachments',
  'cac:AdditionalDocumentReference',
  [
    attachment.text('id', 'cbc:ID'),
    attachment.textOrNull('description', 'cbc:DocumentDescription'),
    attachment.within('cac:Attachment', [
      attachment.beside('file', [
        file.text('content', 'cbc:EmbeddedDocumentBinaryObject', {
          must: { mimeCode: 'mimeCode', filename: 'name' },
        }),
      ]),
      attachment.within('cac:ExternalReference', [attachment.textOrNull('url', 'cbc:URI')]),
    ]),
  ],
  (element) => typeCodeOf(element) === '',
);

const operator = partsOf<NonNullable<EInvoice['operator']>>();
const delivery = partsOf<Delivery>();

const parties: Parts<EInvoice> = [
  root.within('cac:AccountingSupplierParty', [
    root.must('seller', 'cac:Party', partyParts),
    root.one('operator', 'cac:SellerContact', [operator.text('oib', 'cbc:ID'), operator.text('name', 'cbc:Name')]),
  ]),
  root.within('cac:AccountingCustomerParty', [root.must('buyer', 'cac:Party', partyParts)]),
  root.one('payee', 'cac:PayeeParty', payeeParts),
  root.one('taxRepresentative', 'cac:TaxRepresentativeParty', representativeParts),
  root.one('delivery', 'cac:Delivery', [
    delivery.textOrNull('on', 'cbc:ActualDeliveryDate'),
    delivery.within('cac:DeliveryLocation', [
      delivery.beside('location', identifierParts()),
      delivery.one('address', 'cac:Address', addressParts),
    ]),
    delivery.within('cac:DeliveryParty', [delivery.within('cac:PartyName', [delivery.textOrNull('recipient', 'cbc:Name')])]),
  ]),
];

/** A payment; of a credit note also the day by which it is made. */
interface DuePayment extends Payment {
  readonly dueOn: string | null;
}

const payment = partsOf<Payment>();
const card = partsOf<NonNullable<Payment['card']>>();
const account = partsOf<NonNullable<Payment['account']>>();
const mandate = partsOf<NonNullable<Payment['mandate']>>();

const meansOf = payment.text('means', 'cbc:PaymentMeansCode');
const dueOf = partsOf<DuePayment>().textOrNull('dueOn', 'cbc:PaymentDueDate');
const restOfPayment: Parts<Payment> = [
  payment.textOrNull('description', 'cbc:InstructionNote'),
  payment.textOrNull('reference', 'cbc:PaymentID'),
  payment.one('card', 'cac:CardAccount', [
    card.text('number', 'cbc:PrimaryAccountNumberID'),
    card.text('network', 'cbc:NetworkID'),
    card.textOrNull('holder', 'cbc:HolderName'),
  ]),
  payment.one('account', 'cac:PayeeFinancialAccount', [
    account.text('iban', 'cbc:ID'),
    account.textOrNull('name', 'cbc:Name'),
    account.within('cac:FinancialInstitutionBranch', [account.textOrNull('bic', 'cbc:ID')]),
  ]),
  payment.one('mandate', 'cac:PaymentMandate', [
    mandate.text('reference', 'cbc:ID'),
    mandate.within('cac:PayerFinancialAccount', [mandate.textOrNull('debitedAccount', 'cbc:ID')]),
  ]),
];

const payments = root.list('payments', 'cac:PaymentMeans', [meansOf, ...restOfPayment]);

/** UBL has no due date of a credit note but that of a payment (HR-BR-4). */
const duePayments = partsOf<{ readonly payments: readonly DuePayment[] }>().list('payments', 'cac:PaymentMeans', [
  meansOf,
  dueOf,
  ...restOfPayment,
]);
const paymentsOfCredit: Part<EInvoice> = {
  write(out, { payments: given, dueOn }, currency) {
    duePayments.write(out, { payments: given.map((each, index) => ({ ...each, dueOn: index === 0 ? dueOn : null })) }, currency);
  },
  read(parent, into, reading) {
    const found = readParts<{ readonly payments: readonly DuePayment[] }>([duePayments], parent, reading).payments;
    into['dueOn'] = found.find(({ dueOn }) => dueOn !== null)?.dueOn ?? null;
    into['payments'] = found.map(({ dueOn: _dueOn, ...each }): Payment => each);
  },
};

const vatRow = partsOf<VatRow>();
const totals = partsOf<DocumentTotals>();

const amounts: Parts<EInvoice> = [
  root.within('cac:PaymentTerms', [root.textOrNull('paymentTerms', 'cbc:Note')]),
  root.list('adjustments', 'cac:AllowanceCharge', adjustmentParts),
  root.within('cac:TaxTotal', [
    root.amount('vatMinor', 'cbc:TaxAmount'),
    root.list('vatRows', 'cac:TaxSubtotal', [
      vatRow.amount('baseMinor', 'cbc:TaxableAmount'),
      vatRow.amount('vatMinor', 'cbc:TaxAmount'),
      vatRow.must('vat', 'cac:TaxCategory', taxCategoryParts),
    ]),
  ]),
  root.must('totals', 'cac:LegalMonetaryTotal', [
    totals.amount('linesMinor', 'cbc:LineExtensionAmount'),
    totals.amount('withoutVatMinor', 'cbc:TaxExclusiveAmount'),
    totals.amount('withVatMinor', 'cbc:TaxInclusiveAmount'),
    totals.amountOrNull('allowancesMinor', 'cbc:AllowanceTotalAmount'),
    totals.amountOrNull('chargesMinor', 'cbc:ChargeTotalAmount'),
    totals.amountOrNull('prepaidMinor', 'cbc:PrepaidAmount'),
    totals.amountOrNull('roundingMinor', 'cbc:PayableRoundingAmount'),
    totals.amount('payableMinor', 'cbc:PayableAmount'),
  ]),
];

const taxPointOn = root.textOrNull('taxPointOn', 'cbc:TaxPointDate');
const notes = root.texts('notes', 'cbc:Note');

/** An eRačun below its root, in the order of the schema of UBL 2.1. */
export const DOCUMENT_PARTS: Readonly<Record<EInvoice['root'], Parts<EInvoice>>> = {
  Invoice: [
    ...beginning,
    root.textOrNull('dueOn', 'cbc:DueDate'),
    root.text('type', 'cbc:InvoiceTypeCode'),
    notes,
    taxPointOn,
    ...references,
    tender,
    contract,
    object,
    attachments,
    root.within('cac:ProjectReference', [root.textOrNull('project', 'cbc:ID')]),
    ...parties,
    payments,
    ...amounts,
    root.list('lines', 'cac:InvoiceLine', lineParts('cbc:InvoicedQuantity')),
  ],
  CreditNote: [
    ...beginning,
    taxPointOn,
    root.text('type', 'cbc:CreditNoteTypeCode'),
    notes,
    ...references,
    contract,
    projectOfCredit,
    object,
    attachments,
    tender,
    ...parties,
    paymentsOfCredit,
    ...amounts,
    root.list('lines', 'cac:CreditNoteLine', lineParts('cbc:CreditedQuantity')),
  ],
};
