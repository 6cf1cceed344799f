/** The picture at the head of documents. */
export const logo = {
  title: 'Logotip na računima',
  intro: 'Stoji u zaglavlju računa. Već izdani računi zadržavaju onaj s kojim su izdani.',
  none: 'Bez logotipa stoje inicijali tvrtke.',
  current: 'Logotip koji stoji na novim računima',
  file: 'Slika',
  fileHint: 'PNG ili JPEG, do 300 kB. Najbolje na bijeloj ili prozirnoj podlozi.',
  submit: 'Spremi logotip',
  remove: 'Ukloni logotip',
  saved: 'Logotip je spremljen.',
  removed: 'Logotip je uklonjen.',
};

export const logoErrors = {
  LOGO_MISSING: 'Odaberite sliku s logotipom.',
  LOGO_UNREADABLE: 'Slika se ne može ispisati. Spremite je kao običan PNG ili JPEG i pokušajte ponovno.',
  LOGO_TOO_LARGE: 'Slika je veća od 300 kB. Smanjite je, dovoljno je 600 točaka širine.',
};
