/** Fiscal certificates. `help.<CODE>` says what to do about a refusal whose sentence stands in `errors`. */
export const certificates = {
  'echo.title': 'Veza s Poreznom upravom',
  'echo.detail': 'Pita servis za fiskalizaciju javlja li se. Certifikat se pritom ne koristi.',
  'echo.action': 'Provjeri vezu',
  'echo.ok': 'Servis se javio za {ms} ms.',
  'echo.failed': 'Servis se nije javio',
  'echo.failedDetail': 'Račune možete izdavati i dalje; JIR stiže čim se veza vrati.',
  title: 'Certifikat za fiskalizaciju',
  intro:
    'Certifikatom se potpisuje svaki račun krajnjem kupcu i svaka poruka Poreznoj upravi. Lozinka se ne čuva, a ključ se sprema šifriran.',
  inUse: 'Certifikati',
  none: 'Još nema certifikata',
  noneDetail: 'Dok ga ne dodate, računi krajnjim kupcima ne mogu se izdati.',
  'off.title': 'Fiskalizacija je isključena',
  'off.detail': 'Dok je isključena, certifikat se ne može dodati ni koristiti. Uključuje je onaj tko održava sustav (CIS_MODE).',
  'off.action': 'Pregled postavki',
  readOnly: 'Certifikat može dodati i ukloniti vlasnik ili administrator.',

  subject: 'Glasi na',
  oib: 'OIB',
  issuer: 'Izdavatelj',
  serial: 'Serijski broj',
  valid: 'Vrijedi',
  validRange: '{from} – {to}',
  added: 'Dodan',
  kind: 'Vrsta',
  'environment.mock': 'probni, izdao ga je sustav',
  'environment.sandbox': 'demo, za testnu uslugu Porezne uprave',
  'environment.live': 'produkcijski',
  signs: 'Potpisuje nove račune',
  spare: 'Pričuva: potpisivat će kad drugi istekne.',
  otherEnvironment: 'Ne koristi se: sustav sada radi s drugom vrstom certifikata.',
  notYet: 'Vrijedi tek od {from}',
  expired: 'Istekao',
  daysLeft: '{days, plural, =0 {Istječe danas} one {Još # dan} few {Još # dana} other {Još # dana}}',
  'renew.soon': 'Novi certifikat zatražite sada: izdavanje može potrajati. Stari smije ostati dok ne istekne.',
  'renew.last': 'Certifikat istječe za koji dan. Bez novoga se računi krajnjim kupcima neće moći izdati.',
  'renew.expired': 'Ovaj certifikat više ne potpisuje. Dodajte novi pa ovaj uklonite.',

  add: 'Dodaj certifikat',
  file: 'Datoteka certifikata',
  fileHint: '.p12 ili .pfx, najviše 256 kB. Mora glasiti na OIB {oib}.',
  password: 'Lozinka datoteke',
  passwordHint: 'Ona kojom ste zaštitili datoteku pri preuzimanju certifikata.',
  submit: 'Dodaj certifikat',
  addedFlash: 'Certifikat je dodan i odmah potpisuje nove račune.',
  technical: 'Tehnički podatak: {detail}',

  'mock.title': 'Probni certifikat',
  'mock.detail':
    'Porezna uprava ovdje je simulirana, pa vam sustav može odmah napraviti i certifikat. Vrijedi samo u ovoj instalaciji.',
  'mock.action': 'Napravi probni certifikat',

  remove: 'Ukloni',
  removeOne: 'Ukloni certifikat {serial}',
  'remove.title': 'Ukloniti certifikat {serial}?',
  'remove.detail':
    'Računi koje je potpisao ostaju valjani. Njime se više neće potpisivati, a ključ se ne može vratiti: trebat će opet datoteka i lozinka.',
  'remove.last':
    'Ovo je jedini certifikat koji sada potpisuje. Dok ne dodate drugi, računi krajnjim kupcima ne mogu se izdati, a oni koji čekaju JIR neće ga dobiti.',
  'remove.confirm': 'Ukloni certifikat',
  removedFlash: 'Certifikat je uklonjen.',

  'where.title': 'Gdje do certifikata',
  'where.fina':
    'FINA izdaje aplikativni certifikat za fiskalizaciju. Zahtjev podnosi poduzetnik sam, u poslovnici ili na webu; produkcijski vrijedi pet godina i plaća se, a demo je besplatan i vrijedi dvije godine.',
  'where.akd': 'AKD (Certilia) izdaje isti takav certifikat na pet godina. I on ima besplatnu demo inačicu.',
  'where.which':
    'Za stvarne račune treba produkcijski, a za probu s testnom uslugom Porezne uprave demo. Jedan ne može zamijeniti drugi.',
  'where.file': 'Na kraju dobivate jednu datoteku .p12 ili .pfx i lozinku koju sami zadate. To dvoje ovdje dodajete.',

  'help.CERTIFICATE_FILE_MISSING': 'Datoteku ste preuzeli od izdavatelja; naziv joj obično završava na .p12.',
  'help.CERTIFICATE_FILE_TOO_LARGE': 'Certifikat ima nekoliko kilobajta. Provjerite jeste li odabrali pravu datoteku.',
  'help.CERTIFICATE_WRONG_PASSWORD':
    'Upišite lozinku koju ste zadali pri preuzimanju certifikata; velika i mala slova se razlikuju. Ako je ne znate, zatražite od izdavatelja opoziv i novi certifikat.',
  'help.CERTIFICATE_UNSUPPORTED':
    'Odaberite datoteku .p12 ili .pfx kakvu ste dobili od izdavatelja. Ako je certifikat već u sustavu Windows, izvezite ga s privatnim ključem (PFX) i zadajte lozinku.',
  'help.CERTIFICATE_NO_KEY': 'Pri izvozu označite i privatni ključ. Datoteke .cer, .crt i .pem bez ključa nisu dovoljne.',
  'help.CERTIFICATE_NO_CERTIFICATE': 'Datoteka sadrži samo ključ. Izvezite certifikat i ključ zajedno u jednu datoteku .p12.',
  'help.CERTIFICATE_KEY_MISMATCH':
    'Datoteka je sastavljena od dijelova različitih certifikata. Preuzmite je ponovno od izdavatelja.',
  'help.CERTIFICATE_NOT_RSA': 'Zatražite aplikativni certifikat za fiskalizaciju; takav uvijek ima RSA ključ.',
  'help.CERTIFICATE_TOO_WEAK': 'Porezna uprava prihvaća RSA ključeve od najmanje 2048 bita.',
  'help.CERTIFICATE_NO_OIB':
    'Osobni certifikat ili certifikat za web-mjesto ne vrijedi za fiskalizaciju. Zatražite aplikativni certifikat na OIB tvrtke.',
  'help.CERTIFICATE_OTHER_OIB':
    'Odaberite certifikat koji glasi na OIB ove tvrtke. Ako je u postavkama tvrtke upisan pogrešan OIB, ispravite ga prije prvog računa.',
  'help.CERTIFICATE_EXPIRED_FILE': 'Zatražite od izdavatelja novi certifikat na isti OIB i dodajte njegovu datoteku.',
  'help.CERTIFICATE_NOT_YET_VALID':
    'Do tada račune potpisuje dosadašnji certifikat. Ako ga nemate, zatražite od izdavatelja certifikat koji već vrijedi.',
  'help.CERTIFICATE_DEMO_IN_LIVE':
    'Demo certifikat Porezna uprava u stvarnom radu odbija (greška s002). Od izdavatelja zatražite produkcijski.',
  'help.CERTIFICATE_LIVE_IN_DEMO':
    'Produkcijski certifikat testna usluga odbija (greška s002). Od izdavatelja zatražite besplatni demo certifikat.',
  'help.CERTIFICATE_NOT_FROM_MOCK':
    'Pritisnite „Napravi probni certifikat“. Pravi certifikat čuvajte za instalaciju u kojoj izdajete stvarne račune.',
  'help.CERTIFICATE_KNOWN': 'Nalazi se na popisu iznad. Nije ga potrebno dodavati ponovno.',
  'help.CERTIFICATE_MOCK_ONLY': 'Dodajte datoteku certifikata koju ste dobili od izdavatelja.',
  'help.FISCALIZATION_OFF': 'Fiskalizaciju uključuje onaj tko održava sustav, postavkom CIS_MODE.',
};
