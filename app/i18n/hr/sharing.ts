export const sharing = {
  title: 'Stranica za kupca',
  none: '{kind, select, quote {Kupac na njoj vidi ponudu, preuzima PDF te je prihvaća ili odbija.} delivery_note {Kupac na njoj vidi otpremnicu i preuzima PDF.} other {Kupac na njoj vidi dokument i podatke za plaćanje te preuzima PDF.}} Poveznica se šalje i e-poštom.',
  revoked: 'Poveznica je opozvana i ne otvara ništa. E-pošta je više ne nosi.',
  works:
    '{kind, select, quote {Tko ima poveznicu, vidi ovu ponudu, može je prihvatiti ili odbiti, i ne vidi ništa drugo.} delivery_note {Tko ima poveznicu, vidi ovu otpremnicu, i ništa drugo.} other {Tko ima poveznicu, vidi ovaj dokument i podatke za plaćanje, i ništa drugo.}}',
  make: 'Napravi poveznicu',
  copy: 'Kopiraj poveznicu',
  open: 'Pogledaj',
  renew: 'Zamijeni novom',
  renewHint: 'Stara poveznica prestaje vrijediti.',
  revoke: 'Opozovi',
  revokeHint: 'Poveznica prestaje vrijediti.',
  'flash.made': 'Poveznica je spremna.',
  'flash.renewed': 'Napravljena je nova poveznica. Stara više ne vrijedi.',
  'flash.revoked': 'Poveznica je opozvana.',
  gone: 'Ova poveznica više ne vrijedi',
  'gone.detail':
    'Pošiljatelj ju je opozvao ili zamijenio novom, ili adresa nije potpuna. Zamolite pošiljatelja da vam pošalje novu poveznicu.',
};

export const sharingErrors = {
  DOCUMENT_LINK_GONE: 'Ova poveznica više ne vrijedi. Zatražite od izdavatelja novu.',
};
