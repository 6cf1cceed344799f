export const contacts = {
  title: 'Kupci',
};
