import { DataDirLockedError } from './db/data-dir-lock.ts';
import { WrongEnvironmentError } from './db/stamp.ts';
import { EnvError } from './env/index.ts';
import { WrongSecretsKeyError } from './db/key-check.ts';

/** What an operator reads when the application cannot start, with what to do; null for a bug, which keeps its stack. */
export function startProblem(error: unknown): string | null {
  if (error instanceof EnvError) return error.message;
  if (error instanceof DataDirLockedError) {
    return `FiskAI već radi nad mapom ${error.dataDir} (proces ${error.pid}). Zaustavite ga ili postavite drugu mapu u FISKAI_DATA_DIR.
FiskAI is already running on ${error.dataDir} (process ${error.pid}). Stop it, or set another folder in FISKAI_DATA_DIR.`;
  }
  if (error instanceof WrongEnvironmentError) {
    return `Ova baza pripada okruženju "${error.stamped}". Postavite FISKAI_ENV=${error.stamped} ili drugu bazu.
This database belongs to the environment "${error.stamped}". Set FISKAI_ENV=${error.stamped}, or use another database.`;
  }
  if (error instanceof WrongSecretsKeyError) {
    return `Ključ ne otvara ono što je u bazi. Vratite prijašnji FISKAI_SECRETS_KEY, ili ga uz novi stavite u FISKAI_SECRETS_KEY_OLD.
The key does not open what the database holds. Put the former FISKAI_SECRETS_KEY back, or beside a new one into FISKAI_SECRETS_KEY_OLD.`;
  }
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') {
    return `Vrata ${port ?? ''} na ${address ?? ''} su zauzeta. Zaustavite program koji ih drži ili postavite druga: PORT=3001 npm start.
Port ${port ?? ''} on ${address ?? ''} is taken. Stop the program that holds it, or set another: PORT=3001 npm start.`;
  }
  if (code === 'EACCES' && port !== undefined)
    return `Vrata ${port} nisu dopuštena ovom korisniku. / This user may not open port ${port}.`;
  if (code === 'ECONNREFUSED') return 'Baza podataka ne odgovara (DATABASE_URL). / The database does not answer (DATABASE_URL).';
  return null;
}

/** Ends the process over a failed start: a sentence for what an operator can mend, the stack for a bug. */
export function exitOverStart(error: unknown): never {
  const problem = startProblem(error);
  process.stderr.write(`\n${problem ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n\n`);
  process.exit(problem === null ? 70 : 1);
}
