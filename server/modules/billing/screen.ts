/** Where the screen of the subscription is, below the company's own address. */
export const SCREEN = 'postavke/pretplata';
