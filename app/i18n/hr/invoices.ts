export const invoices = {
  title: 'Računi',
};
