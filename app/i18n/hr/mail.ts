/** How a company writes and is written to. */
export const mail = {
  title: 'E-pošta',
  intro: 'Kamo stižu odgovori kupaca, adresa na koju vam dobavljači šalju račune i adrese na koje više ne šaljemo.',
  off: 'Slanje e-pošte nije uključeno na ovom poslužitelju.',
  inbound: 'Adresa za primanje dokumenata',
  inboundDetail:
    'Proslijedite račune na ovu adresu ili je dajte dobavljačima. PDF-ovi, slike i eRačuni iz privitka sami postaju dokumenti.',
  inboundOff:
    'Primanje e-pošte nije uključeno na ovom poslužitelju (INBOUND_DOMAIN). Dokumente možete dodati na stranici Dokumenti.',
  copyAddress: 'Kopiraj adresu',
  inboundLast: 'Zadnje primljene poruke',
  inboundNone: 'Još nije stigla nijedna poruka.',
  toDocuments: 'Svi primljeni dokumenti',
  noSubject: 'Bez predmeta',
  noName: 'Privitak bez naziva',
  kept: '{count, plural, =0 {nijedan privitak nije spremljen} one {# dokument} few {# dokumenta} other {# dokumenata}}',
  tooLarge: 'Datoteka je prevelika. Zatražite manju ili je dodajte na stranici Dokumenti.',
  replyTo: 'Odgovori kupaca',
  replyToField: 'Adresa za odgovore',
  replyToHint: 'Kad kupac odgovori na poslani račun, odgovor stiže ovamo. Ako ostavite prazno, stiže na {address}.',
  replyToSubmit: 'Spremi adresu',
  replyToSaved: 'Adresa za odgovore je spremljena.',
  suppressions: 'Adrese na koje ne šaljemo',
  suppressionsDetail:
    'Kad se pošta trajno vrati ili je primatelj prijavi kao neželjenu, na tu adresu više ne šaljemo, jer bi to naštetilo isporuci ostalih poruka.',
  suppressionsNone: 'Nema zaustavljenih adresa.',
  'reason.bounced': 'Adresa ne prima poštu',
  'reason.complained': 'Primatelj je prijavio neželjenu poštu',
  'reason.suppressed': 'Pružatelj pošte zaustavlja slanje',
  lift: 'Dopusti slanje',
  liftAddress: 'Dopusti slanje na {address}',
  lifted: 'Na {address} opet šaljemo.',
};
