/** Signing in, registering, codes and passwords. */
export const auth = {
  tagline: 'Računi, fiskalizacija i arhiva na jednom mjestu.',
  email: 'E-pošta',
  password: 'Lozinka',
  newPassword: 'Nova lozinka',
  passwordHint: 'Najmanje 10 znakova. Najlakše se pamti nekoliko riječi.',
  showPassword: 'Prikaži lozinku',
  hidePassword: 'Sakrij lozinku',
  name: 'Ime i prezime',
  code: 'Kod iz poruke',
  codeHint: 'Šest znamenki. Kod vrijedi 10 minuta.',

  'login.title': 'Prijava',
  'login.submit': 'Prijavi se',
  'login.forgot': 'Zaboravili ste lozinku?',
  'login.noAccount': 'Još niste registrirani?',
  'login.register': 'Registrirajte se',

  'register.title': 'Registracija',
  'register.intro': 'Na e-poštu vam šaljemo kod za potvrdu. Podatke o tvrtki upisujete u sljedećem koraku.',
  'register.submit': 'Nastavi',
  'register.haveAccount': 'Već ste registrirani?',
  'register.login': 'Prijavite se',

  'verify.title': 'Potvrdite adresu',
  'verify.intro': 'Poslali smo poruku na {email}. Upišite kod iz nje.',
  'verify.submit': 'Potvrdi',
  'verify.missing': 'Poruka nije stigla? Provjerite neželjenu poštu ili zatražite novi kod.',
  'verify.resend': 'Pošalji novi kod',
  'verify.resent': 'Ako je adresa ispravna, novi kod je na putu. Stari više ne vrijedi.',
  'verify.otherAddress': 'Kriva adresa?',
  'verify.startAgain': 'Registrirajte se ponovno',
  'verify.lost': 'Za potvrdu adrese prijavite se e-poštom i lozinkom. Odmah ćemo vam poslati novi kod.',

  'forgot.title': 'Zaboravljena lozinka',
  'forgot.intro': 'Upišite e-poštu kojom se prijavljujete i poslat ćemo vam kod za novu lozinku.',
  'forgot.submit': 'Pošalji kod',
  'forgot.back': 'Natrag na prijavu',

  'reset.title': 'Nova lozinka',
  'reset.intro': 'Ako je ta adresa registrirana, kod je upravo poslan.',
  'reset.submit': 'Spremi lozinku i prijavi se',
  'reset.noCode': 'Niste dobili kod?',
  'reset.again': 'Zatražite novi',
  'reset.done': 'Lozinka je promijenjena, a svi ostali uređaji odjavljeni.',

  signedOut: 'Odjavljeni ste.',
};
