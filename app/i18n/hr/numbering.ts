export const numbering = {
  tab: 'Brojevi',
  title: 'Brojevi računa',
  intro:
    'Ako ste ove godine već izdavali račune drugim programom, upišite zadnji broj, da se niz nastavi bez preskakanja. Može se mijenjati do prvog računa izdanog ovdje.',
  place: 'Prostor {code} · {name}',
  device: 'Prostor {premises}, uređaj {device}',
  last: 'Zadnji izdani broj',
  lastHint: '0 ako ove godine još nije bilo računa.',
  lastOn: 'Datum tog računa',
  next: 'Sljedeći račun bit će {number}.',
  begun: 'Niz za {year}. teče: zadnji je broj {last}. Više se ne može mijenjati.',
  imported: 'Uvezeni neplaćeni račun ima broj {number}.',
  importedBefore: 'Upišite zadnji broj iz prijašnjeg programa prije prvog računa, inače bi se isti brojevi dali dvaput.',
  importedBegun:
    'Ovdje je zadnji broj {last}, pa bi se broj {number} dao drugi put. Provjerite uvezene račune ili pitajte knjigovođu kako nastaviti niz.',
  save: 'Spremi',
  'flash.saved': 'Spremljeno. Sljedeći račun nastavlja niz.',
};

export const numberingErrors = {
  SEQUENCE_BEGUN: 'U tom je nizu već izdan račun, pa se njegov početak više ne može mijenjati.',
  SEQUENCE_BELOW_IMPORTED:
    'Među uvezenim neplaćenim računima je i {number}. Upišite barem {ordinal}, da se nijedan broj ne da dvaput.',
  SEQUENCE_OTHER_YEAR: 'Brojevi svake godine počinju od 1. Upišite datum iz ove godine, ili 0 kao zadnji broj.',
  SEQUENCE_DAY_TO_COME: 'Taj dan još nije došao. Upišite datum zadnjeg izdanog računa.',
};
