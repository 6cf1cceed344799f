/** A link in running text. */
export const linkClass = 'rounded-xs font-medium text-brand underline-offset-2 hover:underline';
