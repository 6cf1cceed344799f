export const documents = {
  title: 'Dokumenti',
};
