/** Consents that were given elsewhere and are being completed. */
export const consent = {
  underWay: 'Povezivanje u tijeku: {name}',
  look: 'Provjeri',
  failed: 'Povezivanje nije uspjelo: {name}',
  again: 'Započni ponovno',
  dismiss: 'Zatvori',
};
