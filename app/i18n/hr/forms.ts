export const forms = {
  formError: 'Obrazac nije spremljen',
  saving: 'Sprema se…',
  submitHint: 'Ctrl + Enter',
  unsaved: 'Imate nespremljene izmjene.',
};
