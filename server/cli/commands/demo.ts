import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { readEnv } from '#server/env/index.ts';
import { openInstallation } from '#server/installation.ts';

import { type CommandIo, guardUse, WrongUseError } from '../command-io.ts';
import { runMainJob } from './demo/main-job.ts';

const DEFAULT_DATA_DIR = '.data';

const USAGE = `Usage:
  fiskai demo [--json]

Signs a person up, sets a company up, issues an invoice to a consumer, fiscalizes, archives and mails it; every vendor is
simulated. Works in the data folder FISKAI_DATA_DIR, else in a new temporary one.
`;

/** `fiskai demo`: exit code 0 when the invoice has its JIR, its PDF is stored and its mail went out, else 1. */
export const run = (args: readonly string[], io: CommandIo): Promise<number> =>
  guardUse(io, USAGE, async () => {
    if (args.some((arg) => arg !== '--json')) throw new WrongUseError('only --json is known');
    const set = readEnv().dataDir;
    // The default folder belongs to the application; the demo must not write into somebody's own books.
    const dataDir = set === DEFAULT_DATA_DIR ? mkdtempSync(join(tmpdir(), 'fiskai-demo-')) : resolve(set);
    const env = { ...readEnv({ FISKAI_DATA_DIR: dataDir }), logLevel: 'error' as const };
    const installation = await openInstallation({ env });
    try {
      const { pdf, ...result } = await runMainJob(installation);
      const folder = join(dataDir, 'demo');
      await mkdir(folder, { recursive: true });
      const pdfPath = join(folder, pdf.filename);
      writeFileSync(pdfPath, pdf.bytes);
      if (args.includes('--json')) io.stdout(`${JSON.stringify({ ...result, pdfPath })}\n`);
      else {
        io.stderr(
          [
            `Invoice ${result.invoiceNumber}`,
            `ZKI     ${result.zki ?? '-'}`,
            `JIR     ${result.jir ?? '-'}`,
            `QR      ${result.qrUrl ?? '-'}`,
            `PDF     ${pdfPath}`,
            `Mail    ${result.emailId ?? '-'}`,
            ...result.outbound.map(
              ({ method, host, port, status }) => `Call    ${method} https://${host}:${port} ${status ?? 'no answer'}`,
            ),
            '',
          ].join('\n'),
        );
      }
      return result.jir !== null && result.emailId !== null && result.documents.length > 0 ? 0 : 1;
    } finally {
      await installation.close();
    }
  });
