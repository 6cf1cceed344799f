/** What the mocked intermediary accepts. Worth nothing anywhere else. */
export const MOCK_MOJ_ERACUN = { softwareId: 'FISKAI-MOCK' } as const;
export const MOCK_MOJ_ERACUN_ACCOUNT = { username: 'demo-korisnik', password: 'mock-lozinka-nije-tajna' } as const;
