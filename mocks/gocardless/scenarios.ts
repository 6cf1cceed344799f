import type { ScenarioSpec } from '../kit/scenario.ts';

export const COMMON: readonly ScenarioSpec[] = [
  { name: '401', means: 'token ne vrijedi' },
  { name: '402', means: 'potrošen besplatni paket' },
  { name: '403', means: 'adresa nije na popisu dopuštenih' },
  { name: '429', means: 'dnevna kvota je potrošena', argument: { means: 'sekunde', default: '85092', isNumber: true } },
  { name: 'bank-limit', means: 'banka danas više ne odgovara' },
  { name: 'expired', means: 'suglasnost je istekla (400 EUA)' },
  { name: 'revoked', means: 'suglasnost je povučena (401 AccessExpired)' },
  { name: 'suspended', means: 'račun je obustavljen (409)' },
  { name: 'processing', means: 'račun se još priprema (409)' },
  { name: 'inactive', means: 'račun je zatvoren (401)' },
  { name: 'http500', means: 'banka javlja pogrešku' },
  { name: 'http503', means: 'banka nije dostupna' },
  { name: 'malformed', means: 'nečitljiv odgovor' },
];
