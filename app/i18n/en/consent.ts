export const consent = {
  underWay: 'Being connected: {name}',
  look: 'Check',
  failed: 'Could not be connected: {name}',
  again: 'Begin again',
  dismiss: 'Close',
};
