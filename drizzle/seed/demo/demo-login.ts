/** How a newcomer signs in to the demo. A demo installation only: live never seeds anybody. */
export const DEMO_LOGIN = { email: 'ana@example.hr', password: 'proba-fiskai', name: 'Ana Kovač' } as const;
