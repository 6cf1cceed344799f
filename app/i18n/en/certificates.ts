import type { certificates as source } from '#app/i18n/hr/certificates.ts';

export const certificates: typeof source = {
  'echo.title': 'Connection to the Tax Administration',
  'echo.detail': 'Asks the fiscalization service whether it is there. The certificate is not used for it.',
  'echo.action': 'Check the connection',
  'echo.ok': 'The service answered in {ms} ms.',
  'echo.failed': 'The service did not answer',
  'echo.failedDetail': 'You can go on issuing; the JIR comes as soon as the connection is back.',
  title: 'Fiscal certificate',
  intro:
    'The certificate signs every invoice to a consumer and every message to the Tax Administration. The password is not kept, and the key is stored encrypted.',
  inUse: 'Certificates',
  none: 'No certificate yet',
  noneDetail: 'Until you add one, invoices to consumers cannot be issued.',
  'off.title': 'Fiscalization is switched off',
  'off.detail': 'While it is off, no certificate can be added or used. Whoever runs the system switches it on (CIS_MODE).',
  'off.action': 'Overview of settings',
  readOnly: 'An owner or administrator may add and remove certificates.',

  subject: 'Issued to',
  oib: 'OIB',
  issuer: 'Issuer',
  serial: 'Serial number',
  valid: 'Valid',
  validRange: '{from} – {to}',
  added: 'Added',
  kind: 'Kind',
  'environment.mock': 'trial, made by the system',
  'environment.sandbox': "demo, for the Tax Administration's test service",
  'environment.live': 'production',
  signs: 'Signs new invoices',
  spare: 'Spare: signs when the other one expires.',
  otherEnvironment: 'Not used: the system now works with another kind of certificate.',
  notYet: 'Valid only from {from}',
  expired: 'Expired',
  daysLeft: '{days, plural, =0 {Expires today} one {# day left} other {# days left}}',
  'renew.soon': 'Ask for a new certificate now: issuing one can take a while. The old one may stay until it expires.',
  'renew.last': 'The certificate expires within days. Without a new one, invoices to consumers cannot be issued.',
  'renew.expired': 'This certificate does not sign any more. Add a new one, then remove this one.',

  add: 'Add a certificate',
  file: 'Certificate file',
  fileHint: '.p12 or .pfx, at most 256 kB. It must be issued to OIB {oib}.',
  password: 'Password of the file',
  passwordHint: 'The one that you protected the file with when you downloaded the certificate.',
  submit: 'Add certificate',
  addedFlash: 'The certificate is added and signs new invoices from now on.',
  technical: 'Technical detail: {detail}',

  'mock.title': 'Trial certificate',
  'mock.detail':
    'Here the system itself plays the Tax Administration, so it can make you a certificate at once. It is valid in this installation only.',
  'mock.action': 'Make a trial certificate',

  remove: 'Remove',
  removeOne: 'Remove certificate {serial}',
  'remove.title': 'Remove certificate {serial}?',
  'remove.detail':
    'Invoices that it signed stay valid. It will sign nothing more, and its key cannot be brought back: the file and the password will be needed again.',
  'remove.last':
    'This is the only certificate that signs now. Until you add another, invoices to consumers cannot be issued, and waiting ones cannot get their JIR.',
  'remove.confirm': 'Remove certificate',
  removedFlash: 'The certificate is removed.',

  'where.title': 'Where to get a certificate',
  'where.fina':
    'FINA issues the application certificate for fiscalization. The business itself applies, at a branch or online; the production one is valid for five years and costs a fee, the demo one is free and valid for two.',
  'where.akd': 'AKD (Certilia) issues the same kind of certificate for five years. It has a free demo version as well.',
  'where.which':
    "Real invoices need the production one, trials with the Tax Administration's test service the demo one. Neither replaces the other.",
  'where.file': 'In the end you get one file, .p12 or .pfx, and a password of your own choice. Add those two here.',

  'help.CERTIFICATE_FILE_MISSING': 'You downloaded the file from the issuer; its name usually ends with .p12.',
  'help.CERTIFICATE_FILE_TOO_LARGE': 'A certificate has a few kilobytes. Check that you chose the right file.',
  'help.CERTIFICATE_WRONG_PASSWORD':
    'Enter the password that you set when you downloaded the certificate; upper and lower case differ. If you do not know it, ask the issuer to revoke it and for a new certificate.',
  'help.CERTIFICATE_UNSUPPORTED':
    'Choose the .p12 or .pfx file as you got it from the issuer. If the certificate is in Windows already, export it with its private key (PFX) and set a password.',
  'help.CERTIFICATE_NO_KEY': 'Include the private key when exporting. Files .cer, .crt and .pem without a key are not enough.',
  'help.CERTIFICATE_NO_CERTIFICATE': 'The file has the key only. Export certificate and key together into one .p12 file.',
  'help.CERTIFICATE_KEY_MISMATCH':
    'The file is put together from parts of different certificates. Download it again from the issuer.',
  'help.CERTIFICATE_NOT_RSA': 'Ask for an application certificate for fiscalization; those always have an RSA key.',
  'help.CERTIFICATE_TOO_WEAK': 'The Tax Administration accepts RSA keys of at least 2048 bits.',
  'help.CERTIFICATE_NO_OIB':
    "A personal certificate or one for a website is not valid for fiscalization. Ask for an application certificate on the company's OIB.",
  'help.CERTIFICATE_OTHER_OIB':
    "Choose the certificate issued to this company's OIB. If the settings have a wrong OIB, correct it before the first invoice.",
  'help.CERTIFICATE_EXPIRED_FILE': 'Ask the issuer for a new certificate on the same OIB and add its file.',
  'help.CERTIFICATE_NOT_YET_VALID':
    'Until then the certificate that you have signs your invoices. If you have none, ask the issuer for one that is valid already.',
  'help.CERTIFICATE_DEMO_IN_LIVE':
    'The Tax Administration refuses demo certificates for real invoices (error s002). Ask the issuer for a production one.',
  'help.CERTIFICATE_LIVE_IN_DEMO':
    'The test service refuses production certificates (error s002). Ask the issuer for a free demo certificate.',
  'help.CERTIFICATE_NOT_FROM_MOCK':
    'Press "Make a trial certificate". Keep a real certificate for the installation in which you issue real invoices.',
  'help.CERTIFICATE_KNOWN': 'It stands in the list above. There is no need to add it again.',
  'help.CERTIFICATE_MOCK_ONLY': 'Add the certificate file that you got from the issuer.',
  'help.FISCALIZATION_OFF': 'Whoever runs the system switches fiscalization on, with the setting CIS_MODE.',
};
