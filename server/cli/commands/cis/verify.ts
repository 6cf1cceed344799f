import { type CommandIo, guardUse } from '#server/cli/command-io.ts';
import { readCommandLine } from '#server/cli/commands/cis/command-line.ts';
import { readCertificateFile, readLimitedFile } from '#server/cli/commands/cis/key-files.ts';
import { verifySignedFile } from '#server/integrations/fiscalization/cis/verify-file.ts';

const USAGE = `Usage:
  fiskai cis verify FILE.xml --cert CERT.pem

Checks the signature of a stored answer (or request) of CIS in place, with the key of CERT.pem alone: the certificate inside the
message is not asked, and neither dates nor chain are judged. Prints {"valid":…,"reason":…}.
`;

/** `fiskai cis verify`: one line of JSON on stdout; exit code 0 valid, 1 not valid, 2 for wrong use with the reason on stderr. */
export const run = (args: readonly string[], io: CommandIo): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const { file, options } = readCommandLine(args, { required: ['cert'], flags: ['json'] });
    const certificate = await readCertificateFile(options['cert'] ?? '');
    const bytes = await readLimitedFile(file);
    const verdict = bytes === null ? { valid: false, reason: 'too_large' } : verifySignedFile(bytes, certificate.publicKey);
    io.stdout(`${JSON.stringify(verdict)}\n`);
    return verdict.valid ? 0 : 1;
  });
