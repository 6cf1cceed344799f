import { type CommandIo, guardUse, WrongUseError } from '#server/cli/command-io.ts';
import { readCommandLine } from '#server/cli/commands/cis/command-line.ts';
import { readCredential } from '#server/cli/commands/cis/credential-files.ts';
import { readLimitedFile } from '#server/cli/commands/cis/key-files.ts';
import { FISCAL_TIME, MESSAGE_ID, readReceiptFile } from '#server/cli/commands/cis/receipt-file.ts';
import { signReceiptRequest, wrapInEnvelope } from '#server/integrations/fiscalization/cis/sign.ts';
import { computeZki } from '#server/modules/fiscalization/zki.ts';

const USAGE = `Usage:
  fiskai cis build FILE.json --key KEY.pem --cert CERT.pem --message-id UUID --sent-at dd.MM.yyyyTHH:mm:ss [--sha1]

Prints the signed SOAP request (RacunZahtjev) for the receipt in FILE.json, whose fields bear the schema's names.
ZastKod (ZKI) is computed unless the file has it. The form is checked, the sense is not.
`;

const requireForm = (name: string, value: string, form: RegExp, words: string): string => {
  if (!form.test(value)) throw new WrongUseError(`--${name} must be ${words}`);
  return value;
};

/** `fiskai cis build`: the XML on stdout and nothing else; exit code 0, or 2 for wrong use with the reasons on stderr. */
export const run = (args: readonly string[], io: CommandIo): Promise<number> =>
  guardUse(io, USAGE, async () => {
    const { file, options, flags } = readCommandLine(args, {
      required: ['key', 'cert', 'message-id', 'sent-at'],
      flags: ['sha1', 'json'],
    });
    const messageId = requireForm('message-id', options['message-id'] ?? '', MESSAGE_ID, 'a UUID in lower case');
    const sentAt = requireForm('sent-at', options['sent-at'] ?? '', FISCAL_TIME, 'dd.MM.yyyyTHH:mm:ss');
    const bytes = await readLimitedFile(file);
    if (bytes === null) throw new WrongUseError(`${file} is too large for a receipt`);
    const content = readReceiptFile(bytes);
    const credential = await readCredential(options['key'] ?? '', options['cert'] ?? '');
    const hash = flags.has('sha1') ? 'sha1' : 'sha256';
    const receipt = { ...content, ZastKod: content.ZastKod ?? computeZki(content, credential.privateKey, hash) };
    io.stdout(wrapInEnvelope(signReceiptRequest({ receipt, messageId, sentAt }, credential, hash)));
    return 0;
  });
