/** Business terms of EN 16931 (BT, groups BG) and of the Croatian extension (HR-BT, HR-BG) that rules read: Croatian | English. */
const TERMS = `
BT-1 broj računa | invoice number
BT-2 datum izdavanja | issue date
BT-3 vrsta računa | type of the invoice
BT-5 valuta računa | currency of the invoice
BT-6 valuta obračuna PDV-a | currency of VAT accounting
BT-7 datum nastanka obveze PDV-a | tax point date
BT-8 kod datuma nastanka obveze PDV-a | code of the tax point date
BT-9 datum dospijeća | due date
BT-11 oznaka projekta | project reference
BT-12 broj ugovora | contract reference
BT-13 broj narudžbenice | purchase order reference
BT-15 broj primke | receiving advice reference
BT-16 broj otpremnice | despatch advice reference
BT-17 oznaka nadmetanja | tender reference
BT-18 oznaka predmeta računa | invoiced object identifier
BT-20 uvjeti plaćanja | payment terms
BT-21 kod teme napomene | subject code of a note
BT-22 napomena | note
BT-23 oznaka poslovnog procesa | business process
BT-24 oznaka specifikacije | specification identifier
BT-25 broj prethodnog računa | preceding invoice
BT-26 datum prethodnog računa | date of the preceding invoice
BT-27 naziv prodavatelja | seller name
BT-28 trgovački naziv prodavatelja | seller trading name
BT-29 oznaka prodavatelja | seller identifier
BT-30 matični broj prodavatelja | seller legal registration
BT-31 PDV broj prodavatelja | seller VAT identifier
BT-32 porezni broj prodavatelja | seller tax registration
BT-33 dodatni pravni podaci prodavatelja | additional legal information of the seller
BT-34 elektronička adresa prodavatelja | seller electronic address
BT-40 država prodavatelja | seller country
BT-44 naziv kupca | buyer name
BT-45 trgovački naziv kupca | buyer trading name
BT-46 oznaka kupca | buyer identifier
BT-47 matični broj kupca | buyer legal registration
BT-48 PDV broj kupca | buyer VAT identifier
BT-49 elektronička adresa kupca | buyer electronic address
BT-55 država kupca | buyer country
BT-59 naziv primatelja plaćanja | payee name
BT-60 oznaka primatelja plaćanja | payee identifier
BT-61 matični broj primatelja plaćanja | payee legal registration
BT-62 naziv poreznog zastupnika | tax representative name
BT-63 PDV broj poreznog zastupnika | tax representative VAT identifier
BT-69 država poreznog zastupnika | tax representative country
BT-70 naziv mjesta isporuke | deliver to party name
BT-71 oznaka mjesta isporuke | deliver to location identifier
BT-72 datum isporuke | delivery date
BT-73 početak obračunskog razdoblja | start of the invoicing period
BT-74 kraj obračunskog razdoblja | end of the invoicing period
BT-80 država isporuke | deliver to country
BT-81 način plaćanja | means of payment
BT-82 opis načina plaćanja | text of the means of payment
BT-83 poziv na broj | remittance information
BT-84 račun za plaćanje (IBAN) | payment account
BT-87 broj kartice | card number
BT-89 oznaka ovlaštenja za terećenje | mandate reference
BT-90 oznaka vjerovnika | creditor identifier
BT-92 iznos popusta | allowance amount
BT-93 osnovica popusta | allowance base amount
BT-95 kategorija PDV-a popusta | VAT category of the allowance
BT-96 stopa PDV-a popusta | VAT rate of the allowance
BT-97 razlog popusta | reason of the allowance
BT-98 kod razloga popusta | reason code of the allowance
BT-99 iznos troška | charge amount
BT-100 osnovica troška | charge base amount
BT-102 kategorija PDV-a troška | VAT category of the charge
BT-103 stopa PDV-a troška | VAT rate of the charge
BT-104 razlog troška | reason of the charge
BT-105 kod razloga troška | reason code of the charge
BT-106 zbroj neto iznosa stavki | sum of line net amounts
BT-107 zbroj popusta | sum of allowances
BT-108 zbroj troškova | sum of charges
BT-109 ukupno bez PDV-a | total without VAT
BT-110 ukupni PDV | total VAT
BT-111 ukupni PDV u valuti obračuna | total VAT in the accounting currency
BT-112 ukupno s PDV-om | total with VAT
BT-113 plaćeni iznos | paid amount
BT-114 iznos zaokruženja | rounding amount
BT-115 iznos za plaćanje | amount due
BT-116 osnovica PDV-a | VAT base
BT-117 iznos PDV-a | VAT amount
BT-118 kategorija PDV-a | VAT category
BT-119 stopa PDV-a | VAT rate
BT-120 razlog oslobođenja od PDV-a | VAT exemption reason
BT-121 kod razloga oslobođenja od PDV-a | VAT exemption reason code
BT-122 oznaka popratnog dokumenta | supporting document reference
BT-123 opis popratnog dokumenta | supporting document description
BT-125 priloženi dokument | attached document
BT-126 broj stavke | line identifier
BT-127 napomena stavke | line note
BT-128 oznaka predmeta stavke | line object identifier
BT-129 količina | quantity
BT-130 jedinica mjere | unit of measure
BT-131 neto iznos stavke | line net amount
BT-132 stavka narudžbenice | purchase order line
BT-134 početak razdoblja stavke | start of the line period
BT-135 kraj razdoblja stavke | end of the line period
BT-136 iznos popusta stavke | line allowance amount
BT-137 osnovica popusta stavke | line allowance base amount
BT-139 razlog popusta stavke | reason of the line allowance
BT-140 kod razloga popusta stavke | reason code of the line allowance
BT-141 iznos troška stavke | line charge amount
BT-142 osnovica troška stavke | line charge base amount
BT-144 razlog troška stavke | reason of the line charge
BT-145 kod razloga troška stavke | reason code of the line charge
BT-146 neto cijena artikla | net price of the item
BT-147 popust na cijenu artikla | discount on the price of the item
BT-148 bruto cijena artikla | gross price of the item
BT-149 jedinična količina cijene | base quantity of the price
BT-150 jedinica mjere cijene | unit of the price
BT-151 kategorija PDV-a stavke | VAT category of the line
BT-152 stopa PDV-a stavke | VAT rate of the line
BT-153 naziv artikla | item name
BT-154 opis artikla | item description
BT-157 standardna oznaka artikla | item standard identifier
BT-158 klasifikacija artikla | item classification
BT-159 država podrijetla artikla | country of origin of the item
BT-160 naziv svojstva artikla | item attribute name
BT-161 vrijednost svojstva artikla | item attribute value
BG-2 oznake procesa | process control
BG-3 prethodni račun | preceding invoice reference
BG-4 prodavatelj | seller
BG-5 adresa prodavatelja | seller postal address
BG-8 adresa kupca | buyer postal address
BG-10 primatelj plaćanja | payee
BG-11 porezni zastupnik | tax representative
BG-12 adresa poreznog zastupnika | tax representative postal address
BG-13 podaci o isporuci | delivery information
BG-14 obračunsko razdoblje | invoicing period
BG-15 adresa isporuke | deliver to address
BG-16 upute za plaćanje | payment instructions
BG-17 plaćanje na račun | credit transfer
BG-18 plaćanje karticom | payment card information
BG-19 izravno terećenje | direct debit
BG-20 popust na razini računa | document level allowance
BG-21 trošak na razini računa | document level charge
BG-22 ukupni iznosi | document totals
BG-23 raspodjela PDV-a | VAT breakdown
BG-24 popratni dokument | additional supporting document
BG-25 stavka računa | invoice line
BG-26 razdoblje stavke | line period
BG-27 popust stavke | line allowance
BG-28 trošak stavke | line charge
BG-32 svojstvo artikla | item attribute
HR-BT-2 vrijeme izdavanja | issue time
HR-BT-4 oznaka operatera | operator label
HR-BT-5 OIB operatera | operator OIB
HR-BT-6 hrvatska oznaka kategorije PDV-a troška | Croatian VAT label of the charge
HR-BT-7 razlog oslobođenja troška | exemption reason of the charge
HR-BT-8 kod razloga oslobođenja troška | exemption reason code of the charge
HR-BT-9 narudžbenica stavke | order reference of the line
HR-BT-10 otpremnica stavke | despatch reference of the line
HR-BT-11 primka stavke | receipt reference of the line
HR-BT-12 hrvatska oznaka kategorije PDV-a stavke | Croatian VAT label of the line
HR-BT-13 razlog oslobođenja stavke | exemption reason of the line
HR-BT-14 kod razloga oslobođenja stavke | exemption reason code of the line
HR-BT-16 hrvatska osnovica kategorije PDV-a | Croatian base of the VAT category
HR-BT-17 hrvatski iznos kategorije PDV-a | Croatian amount of the VAT category
HR-BT-18 hrvatska kategorija PDV-a | Croatian VAT category
HR-BT-19 hrvatska stopa PDV-a | Croatian VAT rate
HR-BT-22 hrvatska oznaka kategorije PDV-a | Croatian VAT label
HR-BT-23 hrvatska osnovica za PDV | Croatian VAT base
HR-BT-24 hrvatski neoporezivi iznos | Croatian amount outside VAT
HR-BT-25 hrvatski ukupni PDV | Croatian total VAT
HR-BG-2 hrvatska raspodjela PDV-a | Croatian VAT breakdown
HR-BG-3 hrvatski ukupni iznosi | Croatian totals
`;

/** Name of a business term in both languages. */
export interface TermName {
  readonly hr: string;
  readonly en: string;
}

/** Every term that a rule reads, by its id. */
export const TERM_NAMES: ReadonlyMap<string, TermName> = new Map(
  TERMS.trim()
    .split('\n')
    .map((row) => {
      const [id = ''] = row.split(' ', 1);
      const [hr = '', en = ''] = row.slice(id.length + 1).split(' | ');
      return [id, { hr, en }];
    }),
);

/** The name, or the id itself for a term without one. */
export const termName = (id: string): TermName => TERM_NAMES.get(id) ?? { hr: id, en: id };
