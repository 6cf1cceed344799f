/** Files that go with a document. */
export const attachments = {
  title: 'Prilozi',
  intro: 'Idu uz svaku poruku kupcu i stoje na stranici dokumenta.',
  introDraft: 'Idu kupcu uz dokument kad ga izdate.',
  add: 'Dodaj prilog',
  hint: 'PDF, slika, Excel, Word ili OpenDocument; najviše {files} datoteka, ukupno {max} MB.',
  download: 'Preuzmi {name}',
  remove: 'Ukloni {name}',
  addedFlash: '{count, plural, one {Prilog je dodan.} few {Dodana su # priloga.} other {Dodano je # priloga.}}',
  removedFlash: 'Prilog više ne ide uz dokument.',
  sending: 'Šalje se…',
  sentAlong: 'Uz PDF {count, plural, one {ide # prilog} few {idu # priloga} other {ide # priloga}}: {names}.',
};

export const attachmentErrors = {
  ATTACHMENT_NOT_FOUND: 'Tog priloga više nema uz dokument. Osvježite stranicu.',
  ATTACHMENT_MISSING: 'Odaberite datoteku koju želite priložiti.',
  ATTACHMENT_TYPE_REFUSED:
    'Ova se vrsta datoteke ne prilaže. Priložite PDF, sliku (PNG, JPEG), tablicu (XLSX, ODS) ili tekst (DOCX, ODT).',
  ATTACHMENTS_TOO_LARGE:
    'Prilozi jednog dokumenta smiju imati najviše {max} MB zajedno. Smanjite datoteku ili uklonite neki prilog.',
  ATTACHMENTS_TOO_MANY: 'Uz dokument može ići najviše {max} datoteka. Uklonite neku ili ih spojite.',
};
