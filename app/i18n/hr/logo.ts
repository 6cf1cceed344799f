/** The picture at the head of documents. */
export const logo = {
  title: 'Izgled računa',
  intro: 'Logotip i boja novih računa. Već izdani računi zadržavaju izgled s kojim su izdani.',
  accent: 'Boja računa',
  accentIntro: 'Naslov i iznos za plaćanje na PDF-u i na stranici računa te gumb u e-pošti.',
  accentColor: 'Boja',
  accentSample: 'Račun 12/P1/1',
  accentReadable: 'Dobro se čita na bijelom papiru (kontrast {contrast} : 1).',
  accentTooLight: 'Presvijetla je za bijeli papir (kontrast {contrast} : 1, treba 4,5 : 1). Odaberite tamniju.',
  accentSubmit: 'Spremi boju',
  accentRemove: 'Bez boje',
  accentSaved: 'Boja je spremljena.',
  accentRemoved: 'Novi računi su bez boje.',
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
  ACCENT_INVALID: 'Boja nije ispravna. Odaberite je ponovno.',
  ACCENT_TOO_LIGHT: 'Boja je presvijetla i ne bi se čitala na bijelom papiru. Odaberite tamniju.',
  LOGO_MISSING: 'Odaberite sliku s logotipom.',
  LOGO_UNREADABLE: 'Slika se ne može ispisati. Spremite je kao običan PNG ili JPEG i pokušajte ponovno.',
  LOGO_TOO_LARGE: 'Slika je veća od 300 kB. Smanjite je, dovoljno je 600 točaka širine.',
};
