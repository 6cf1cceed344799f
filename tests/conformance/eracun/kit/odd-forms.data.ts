/**
 * Odd ways to write what the invoice of `RULE_DOCUMENTS` says, with the fatal rules that the official schematrons of EN 16931 1.3.16 and HR CIUS/EXT of
 * 13 March 2026 find in each, or `stops` where one of them comes to no end. What is replaced, and by what.
 */
export const ODD_FORMS: readonly (readonly [replaced: string, by: readonly (readonly [form: string, fatal: string])[]])[] = [
  [
    '<cbc:PayableAmount currencyID="EUR">120.00',
    [
      ['<cbc:PayableAmount currencyID="EUR">+120.00', ''],
      ['<cbc:PayableAmount currencyID="EUR"> 120.00 ', 'BR-DEC-18 UBL-DT-01'],
      ['<cbc:PayableAmount currencyID="EUR">120', ''],
      ['<cbc:PayableAmount currencyID="EUR">120.', ''],
      ['<cbc:PayableAmount currencyID="EUR">0120.00', ''],
      ['<cbc:PayableAmount currencyID="EUR">120.0000000000', 'BR-DEC-18 UBL-DT-01'],
      ['<cbc:PayableAmount currencyID="EUR">120.000', 'BR-DEC-18 UBL-DT-01'],
      ['<cbc:PayableAmount currencyID="EUR">1.2e2', 'stops'],
      ['<cbc:PayableAmount currencyID="EUR">120,00', 'stops'],
      ['<cbc:PayableAmount currencyID="EUR">INF', 'stops'],
      ['<cbc:PayableAmount currencyID="EUR">NaN', 'stops'],
      ['<cbc:PayableAmount currencyID="EUR">-0', 'BR-CO-16'],
      ['<cbc:PayableAmount currencyID="EUR">', 'stops'],
      ['<cbc:PayableAmount currencyID="EUR">120.00<!-- -->', ''],
      ['<cbc:PayableAmount currencyID="EUR">12<![CDATA[0.00]]>', ''],
      ['<cbc:PayableAmount currencyID="EUR"><?p?>120.00', ''],
      ['<cbc:PayableAmount currencyID="EUR">120.001', 'BR-DEC-18 UBL-DT-01'],
      ['<cbc:PayableAmount currencyID="EUR">119.995', 'BR-DEC-18 UBL-DT-01'],
      ['<cbc:PayableAmount currencyID="EUR">120.00\u00a0', 'stops'],
      ['<cbc:PayableAmount currencyID="EUR">\uff11\uff12\uff10', 'stops'],
    ],
  ],
  [
    '<cbc:InvoicedQuantity unitCode="H87">1<',
    [
      ['<cbc:InvoicedQuantity unitCode="H87">1.00000000000<', 'HR-BR-56'],
      ['<cbc:InvoicedQuantity unitCode="H87">000000000000000000000000000001<', ''],
      ['<cbc:InvoicedQuantity unitCode="H87">-1<', ''],
      ['<cbc:InvoicedQuantity unitCode="H87">+1<', ''],
      ['<cbc:InvoicedQuantity unitCode="H87">1e0<', ''],
      ['<cbc:InvoicedQuantity unitCode="H87">0<', ''],
    ],
  ],
  [
    'unitCode="H87">1<',
    [
      ['unitCode="h87">1<', 'BR-CL-23 HR-BR-21'],
      ['unitCode=" H87 ">1<', 'HR-BR-21'],
      ['unitCode="">1<', 'BR-CL-23 HR-BR-21'],
      ['unitCode="H87 C62">1<', 'BR-CL-23 HR-BR-21'],
      ['unitCode="XXX">1<', 'BR-CL-23 HR-BR-21'],
    ],
  ],
  [
    '>2026-12-01<',
    [
      ['>2026-12-01Z<', ''],
      ['>2026-12-01+01:00<', ''],
      ['>2026-01-01+01:00<', 'HR-BR-40'],
      ['>2025-12-31-01:00<', 'HR-BR-40'],
      ['> 2026-12-01 <', ''],
      ['>2026-02-29<', 'stops'],
      ['>2028-02-29<', ''],
      ['>2100-01-01<', 'HR-BR-40'],
      ['>2099-12-31<', ''],
      ['>12026-12-01<', 'stops'],
      ['>2026-12-1<', 'stops'],
      ['>2026-12-01T00:00:00<', 'stops'],
      ['>01.12.2026.<', 'stops'],
      ['>2026-12-<!-- -->01<', ''],
      ['>-2026-12-01<', 'HR-BR-40'],
      ['>0000-12-01<', 'HR-BR-40'],
    ],
  ],
  [
    '>10:11:12<',
    [
      ['>24:00:00<', ''],
      ['>10:11<', 'HR-BR-2'],
      ['>10:11:12Z<', 'HR-BR-2'],
      ['> 10:11:12<', 'HR-BR-2'],
      ['>10:11:12.5<', 'HR-BR-2'],
      ['>99:99:99<', ''],
    ],
  ],
  [
    '>P1<',
    [
      ['> P1 <', ''],
      ['>p1<', 'HR-BR-34'],
      ['>P01<', 'HR-BR-34'],
      ['>P12<', ''],
      ['>P13<', 'HR-BR-34'],
      ['>P99<', 'HR-BR-34'],
      ['>P99:<', ''],
    ],
  ],
  [
    '>7-1-1<',
    [
      ['>7 1 1<', 'HR-BR-1'],
      ['>7\t1<', 'HR-BR-1'],
      ['>7\u00a01<', 'HR-BR-1'],
      ['>7<!-- -->-1<', ''],
      ['> 7-1-1<', 'HR-BR-1'],
    ],
  ],
  [
    '>380<',
    [
      ['> 380 <', ''],
      ['>0380<', 'BR-CL-01'],
      ['>381<', 'BR-CL-01'],
      ['>386<', ''],
      ['>386 81<', 'BR-CL-01'],
      ['>384<', ''],
      ['>394<', ''],
      ['><', 'BR-04 BR-CL-01 HR-BR-33'],
    ],
  ],
  [
    '>EUR<',
    [
      ['> EUR <', 'BR-CO-15'],
      ['>eur<', 'BR-CL-04 BR-CO-15'],
      ['>EUR USD<', 'BR-CL-04 BR-CO-15'],
      ['>HRK<', 'BR-CL-04 BR-CO-15'],
    ],
  ],
  [
    '>#AAI#Hvala<',
    [
      ['>#XXX#Hvala<', 'BR-CL-08'],
      ['>#AA#Hvala<', ''],
      ['>Hvala #AAI<', ''],
      ['>##<', ''],
      ['>#A B#<', ''],
      ['>#aai#<', 'BR-CL-08'],
    ],
  ],
  [
    '<cac:SellerContact><cbc:ID>12345678903',
    [
      ['<cac:SellerContact><cbc:ID>12345678901', 'HR-BR-9'],
      ['<cac:SellerContact><cbc:ID> 12345678903', 'HR-BR-9'],
      ['<cac:SellerContact><cbc:ID>HR12345678903', ''],
      ['<cac:SellerContact><cbc:ID>HRHR12345678903', 'HR-BR-9'],
      ['<cac:SellerContact><cbc:ID>00000000001', ''],
      ['<cac:SellerContact><cbc:ID>1234567890', 'HR-BR-9'],
    ],
  ],
  [
    '<cbc:CompanyID>HR11111111119',
    [
      ['<cbc:CompanyID>11111111119', 'BR-CO-09'],
      ['<cbc:CompanyID>HR11111111118', 'HR-BR-53'],
      ['<cbc:CompanyID>DE11111111119', 'HR-BR-53'],
      ['<cbc:CompanyID> HR11111111119', 'HR-BR-53'],
      ['<cbc:CompanyID>hr11111111119', 'BR-CO-09 HR-BR-53'],
      ['<cbc:CompanyID>A A', 'HR-BR-53'],
      ['<cbc:CompanyID>H', 'HR-BR-53'],
    ],
  ],
  [
    '<cbc:EndpointID schemeID="9934">11111111119',
    [
      ['<cbc:EndpointID>11111111119', 'BR-63'],
      ['<cbc:EndpointID schemeID="">11111111119', 'BR-CL-25'],
      ['<cbc:EndpointID schemeID=" 9934 ">11111111119', ''],
      ['<cbc:EndpointID schemeID="9934 0088">11111111119', 'BR-CL-25'],
      ['<cbc:EndpointID schemeID="XX">11111111119', 'BR-CL-25'],
      ['<cbc:EndpointID x:schemeID="9934" xmlns:x="urn:x">11111111119', 'BR-63'],
      ['<cbc:EndpointID schemeID="9934" xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">11111111119', ''],
    ],
  ],
  [
    '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S',
    [
      [
        '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID> S ',
        '',
      ],
      [
        '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>s',
        'BR-CL-17 BR-S-01',
      ],
      [
        '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S<!-- -->',
        '',
      ],
      [
        '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>E',
        'BR-E-08 BR-E-09 BR-E-10 BR-S-01',
      ],
      [
        '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>X',
        'BR-CL-17 BR-S-01',
      ],
      [
        '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S E',
        'BR-CL-17 BR-S-01',
      ],
    ],
  ],
  [
    '>25.00</cbc:TaxAmount><cac:TaxCategory',
    [
      ['>25.99</cbc:TaxAmount><cac:TaxCategory', 'BR-CO-14'],
      ['>26.00</cbc:TaxAmount><cac:TaxCategory', 'BR-CO-14 BR-CO-17 BR-S-09'],
    ],
  ],
  [
    '>100.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:',
    [
      ['>100.99</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:', ''],
      ['>101.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:', 'BR-S-08'],
      ['>99.00</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:', 'BR-S-08'],
    ],
  ],
  [
    '<cbc:ChargeIndicator>false',
    [
      ['<cbc:ChargeIndicator>0', ''],
      ['<cbc:ChargeIndicator> false ', ''],
      ['<cbc:ChargeIndicator>FALSE', 'stops'],
      ['<cbc:ChargeIndicator>', 'stops'],
    ],
  ],
  ['<cac:TaxTotal>', [['<cac:TaxTotal/><cac:TaxTotal>', 'HR-BR-33 HR-BR-55']]],
  ['<cac:PaymentTerms>', [['<cac:PaymentTerms/><cac:PaymentTerms>', 'HR-BR-33']]],
  [
    '<cbc:DueDate>2026-12-15</cbc:DueDate>',
    [
      ['', 'HR-BR-4'],
      ['<cbc:DueDate>2026-12-15</cbc:DueDate><cbc:DueDate>2026-12-15</cbc:DueDate>', 'stops'],
      ['<!--<cbc:DueDate>2026-12-15</cbc:DueDate>-->', 'HR-BR-4'],
    ],
  ],
  [
    '<cac:OrderReference><cbc:ID>N-1</cbc:ID></cac:OrderReference>',
    [
      [
        '<o:OrderReference xmlns:o="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"><cbc:ID>N-1</cbc:ID></o:OrderReference>',
        '',
      ],
      ['<OrderReference><cbc:ID>N-1</cbc:ID></OrderReference>', ''],
    ],
  ],
  [
    '<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>',
    [
      ['<DocumentCurrencyCode>EUR</DocumentCurrencyCode>', 'BR-05'],
      [
        '<DocumentCurrencyCode xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">EUR</DocumentCurrencyCode>',
        '',
      ],
    ],
  ],
  [
    'urn:mfin.gov.hr:schema:xsd:HRExtensionAggregateComponents-1',
    [['urn:hzn.hr:schema:xsd:HRExtensionAggregateComponents-1', '']],
  ],
  [
    '<cbc:TaxAmount currencyID="EUR">25.00</cbc:TaxAmount><cac:TaxSubtotal>',
    [['<cbc:TaxAmount currencyID="USD">25.00</cbc:TaxAmount><cac:TaxSubtotal>', 'BR-CO-15']],
  ],
  [
    'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
    [['urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2', 'HR-BR-21']],
  ],
  // A rate is only read where a group of the breakdown asks for it.
  [
    '</cac:AllowanceCharge><cac:Item>',
    [
      [
        '<cac:TaxCategory><cbc:ID>L</cbc:ID><cbc:Percent>5</cbc:Percent><cbc:Percent>7</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge><cac:Item>',
        'BR-AF-01',
      ],
      [
        '<cac:TaxCategory><cbc:ID>M</cbc:ID><cbc:Percent>5</cbc:Percent><cbc:Percent>7</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge><cac:Item>',
        'BR-AG-01',
      ],
      [
        '<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>5</cbc:Percent><cbc:Percent>7</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge><cac:Item>',
        '',
      ],
      [
        '<cac:TaxCategory><cbc:ID>E</cbc:ID><cbc:Percent>5</cbc:Percent><cbc:Percent>7</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge><cac:Item>',
        'stops',
      ],
      ['<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:ID>E</cbc:ID></cac:TaxCategory></cac:AllowanceCharge><cac:Item>', 'stops'],
      ['<cac:TaxCategory><cbc:ID>L</cbc:ID><cbc:Percent>x</cbc:Percent></cac:TaxCategory></cac:AllowanceCharge><cac:Item>', ''],
      ['<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>x</cbc:Percent></cac:TaxCategory></cac:AllowanceCharge><cac:Item>', ''],
    ],
  ],
  // What stands around an element does not precede it, so the two are not one.
  [
    '<cbc:PaymentMeansCode name="Transakcija">30</cbc:PaymentMeansCode>',
    [
      ['<cbc:PaymentMeansCode><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode></cbc:PaymentMeansCode>', 'UBL-SR-47'],
      [
        '<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode></cac:PaymentMeans><cac:PaymentMeans><cbc:PaymentMeansCode><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode></cbc:PaymentMeansCode>',
        'BR-61',
      ],
      [
        '<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode></cac:PaymentMeans><cac:PaymentMeans><cbc:PaymentMeansCode>30 </cbc:PaymentMeansCode>',
        'BR-61 UBL-SR-47',
      ],
    ],
  ],
  [
    '<cbc:PaymentID>HR00 7</cbc:PaymentID>',
    [['<cbc:PaymentID><cbc:PaymentID>HR00 7</cbc:PaymentID></cbc:PaymentID>', 'UBL-SR-44']],
  ],
];
