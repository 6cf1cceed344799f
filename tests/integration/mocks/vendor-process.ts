import { MOCK_RESEND } from '#mocks/resend/credentials.ts';
import { startMocks } from '#mocks/start.ts';

/**
 * A process of its own that sends mail through the mocked vendor of a data folder:
 * `vendor-process.ts <dataDir> <label> <count>`; a count of 0 means until it is killed. Prints the id of each mail that the
 * vendor took, or the status of the refusal.
 */
const [, , dataDir = '', label = '', count = '0'] = process.argv;

const mocks = await startMocks({ dataDir, appUrl: 'http://127.0.0.1:9', autoEvents: false });

for (let n = 1; count === '0' || n <= Number(count); n += 1) {
  const response = await fetch('https://api.resend.com/emails', {
    method: 'POST',
    headers: { authorization: `Bearer ${MOCK_RESEND.apiKey}`, 'idempotency-key': `${label}/${n}` },
    body: JSON.stringify({ from: 'a@example.hr', to: 'b@example.hr', subject: `${label} ${n}`, text: 't' }),
  });
  const body = (await response.json()) as { id?: string };
  process.stdout.write(`${body.id ?? response.status}\n`);
}
await mocks.stop();
