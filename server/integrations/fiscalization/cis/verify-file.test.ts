import { describe, expect, it } from 'vitest';

import { verifySignedFile } from '#server/integrations/fiscalization/cis/verify-file.ts';
import { envelopeAround, signAnswer } from '#tests/conformance/cis/kit/answers.ts';
import { makeAuthority, makeCisSigner } from '#tests/conformance/cis/kit/certificates.ts';

const signer = makeCisSigner(makeAuthority());
const JIR = '2cf55235-9470-4b5c-a539-463f52b109d2';
const FORGED = '99999999-9470-4b5c-a539-463f52b109d2';
const answer = signAnswer({ signer, messageId: '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11', jir: JIR });

const judge = (text: string) => verifySignedFile(Buffer.from(text), signer.certificate.publicKey);
const part = (pattern: RegExp): string => pattern.exec(answer)?.[0] ?? '';
const element = part(/<tns:RacunOdgovor [^]*<\/tns:RacunOdgovor>/);
const signature = part(/<Signature [^]*<\/Signature>/);
const forgedElement = element.replace(signature, '').replace(JIR, FORGED);

it('the untouched answer is valid', () => {
  expect(judge(answer)).toEqual({ valid: true, reason: null });
});

it('what canonicalization levels out does not matter', () => {
  expect(judge(`\ufeff${answer}`).valid).toBe(true);
  expect(judge(answer.replaceAll('\n', '\r\n')).valid).toBe(true);
  expect(judge(answer.replace(/(<[A-Z]\w+ Algorithm="[^"]+")><\/\w+>/g, '$1/>')).valid).toBe(true);
  expect(judge(answer.replace(/Id="([^"]+)" xsi:schemaLocation="([^"]+)"/, `xsi:schemaLocation='$2'  Id='$1'`)).valid).toBe(true);
  expect(judge(answer.replace('<soap:Body>', '<soap:Body>\n  ')).valid).toBe(true);
});

it('letters of any kind in the words of a refusal do not matter', () => {
  const errors = [['s001', 'čćžšđ \u0085\u2028 \u{1f9fe} c\u030c &amp; &lt;x&gt; "']] as const;
  const refusal = signAnswer({ signer, messageId: '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11', errors });
  expect(judge(refusal)).toEqual({ valid: true, reason: null });
});

describe('every change inside is seen', () => {
  it.each([
    ['another JIR', answer.replace(JIR, FORGED)],
    ['a space', answer.replace('<tns:Jir>', '<tns:Jir> ')],
    ['a line end', answer.replace('</tns:Zaglavlje>', '</tns:Zaglavlje>\n')],
    ['a further namespace around', answer.replace('<soap:Envelope', '<soap:Envelope xmlns:x="urn:x"')],
    ['a further attribute', answer.replace('<tns:Jir>', '<tns:Jir a="b">')],
    ['an element more', answer.replace('</tns:Jir>', `</tns:Jir><tns:Jir>${FORGED}</tns:Jir>`)],
    ['another digest', answer.replace(/<DigestValue>./, '<DigestValue>Z')],
  ])('%s', (_name, text) => {
    expect(text).not.toBe(answer);
    expect(judge(text)).toEqual({ valid: false, reason: 'digest_mismatch' });
  });

  it('another signature value', () => {
    expect(judge(answer.replace(/<SignatureValue>....../, '<SignatureValue>AAAAAA'))).toEqual({
      valid: false,
      reason: 'signature_mismatch',
    });
  });

  it('the body cut out of its envelope and put into another', () => {
    const plain = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${element.replace('<tns:RacunOdgovor', '<tns:RacunOdgovor xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"')}</s:Body></s:Envelope>`;
    expect(judge(plain)).toEqual({ valid: false, reason: 'digest_mismatch' });
  });
});

describe('a signature that says something about something else', () => {
  const id = part(/Id="[^"]+"/);

  it.each([
    [
      'a forged element in front, the signed one behind',
      envelopeAround(forgedElement.replace(id, 'Id="x"') + element),
      'unexpected_body',
    ],
    [
      'the signed element as a header',
      answer
        .replace('<soap:Body>', `<soap:Header>${element}</soap:Header><soap:Body>`)
        .replace(element + '</soap:Body>', `${forgedElement}</soap:Body>`),
      'signature_misplaced',
    ],
    [
      'the signed element inside a forged one',
      envelopeAround(forgedElement.replace('</tns:RacunOdgovor>', `<tns:Greske>${element}</tns:Greske></tns:RacunOdgovor>`)),
      'signature_misplaced',
    ],
    [
      'the signature moved into a child',
      answer.replace(signature, '').replace('</tns:Jir>', `</tns:Jir><tns:Greske>${signature}</tns:Greske>`),
      'signature_misplaced',
    ],
    [
      'the signed element inside the signature of a forged one',
      envelopeAround(
        forgedElement.replace(
          '</tns:RacunOdgovor>',
          `${signature.replace('</Signature>', `<Object>${element.replace(signature, '')}</Object></Signature>`)}</tns:RacunOdgovor>`,
        ),
      ),
      'duplicate_id',
    ],
    ['two signatures', answer.replace(signature, signature + signature), 'several_signatures'],
    ['no signature', answer.replace(signature, ''), 'no_signature'],
    ['an Id used twice', answer.replace('<tns:Jir>', `<tns:Jir ${id}>`), 'duplicate_id'],
    ['an Id used twice in another spelling', answer.replace('<tns:Jir>', `<tns:Jir ${id.replace('Id', 'ID')}>`), 'duplicate_id'],
    ['a reference to the whole document', answer.replace(/URI="#[^"]+"/, 'URI=""'), 'reference_elsewhere'],
    ['a reference to another Id', answer.replace(/URI="#[^"]+"/, 'URI="#y"'), 'reference_elsewhere'],
    ['no Id at all', answer.replace(`${id} `, ''), 'reference_elsewhere'],
    ['two references', answer.replace(/(<Reference [^]*<\/Reference>)/, '$1$1'), 'signature_malformed'],
    [
      'one transform',
      answer.replace(/<Transform Algorithm="http:\/\/www.w3.org\/TR[^>]*><\/Transform>/, ''),
      'signature_malformed',
    ],
    [
      'another transform',
      answer.replace(/(<Transform Algorithm=")http:\/\/www.w3.org\/TR[^"]*/, '$1http://www.w3.org/TR/1999/REC-xslt-19991116'),
      'algorithm_refused',
    ],
    [
      'exclusive canonicalization',
      answer.replaceAll('http://www.w3.org/TR/2001/REC-xml-c14n-20010315', 'http://www.w3.org/2001/10/xml-exc-c14n#'),
      'algorithm_refused',
    ],
    [
      'HMAC with the public key as secret',
      answer.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'),
      'algorithm_refused',
    ],
    [
      'a digest that does not belong to the method',
      answer.replace('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'),
      'algorithm_refused',
    ],
  ])('%s', (_name, text, reason) => {
    expect(text).not.toBe(answer);
    expect(judge(text)).toEqual({ valid: false, reason });
  });
});

describe('what is no message of the service', () => {
  it.each([
    [
      'an envelope of another SOAP',
      answer.replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
      'not_soap',
    ],
    ['the element without envelope', element.replace(/ xsi:schemaLocation="[^"]*"/, ''), 'not_soap'],
    ['an element of another namespace', envelopeAround('<a xmlns="urn:a"/>'), 'unexpected_body'],
    ['a document type', answer.replace('<soap:Envelope', '<!DOCTYPE x [<!ENTITY y "z">]><soap:Envelope'), 'doctype'],
    ['a comment in the JIR', answer.replace(JIR, JIR.replace('-', '<!-- -->-')), 'unexpected_markup'],
    ['a CDATA section', answer.replace(JIR, `<![CDATA[${JIR}]]>`), 'unexpected_markup'],
    ['a processing instruction', answer.replace('<tns:Jir>', '<?x y?><tns:Jir>'), 'unexpected_markup'],
    ['xml:lang around', answer.replace('<soap:Body>', '<soap:Body xml:lang="hr">'), 'unexpected_markup'],
    ['text in the Body', answer.replace('<soap:Body>', '<soap:Body>x'), 'unexpected_markup'],
    ['another encoding', answer.replace('encoding="UTF-8"', 'encoding="ISO-8859-2"'), 'not_utf8'],
    ['an unknown entity', answer.replace(JIR, '&jir;'), 'not_xml'],
    ['an attribute without quotes', answer.replace('<tns:Jir>', '<tns:Jir a=b>'), 'not_xml'],
    ['something behind the end', `${answer}<x/>`, 'not_xml'],
  ])('%s', (_name, text, reason) => {
    expect(text).not.toBe(answer);
    expect(judge(text)).toEqual({ valid: false, reason });
  });

  it.each([
    ['a hundred thousand open elements', '<a>'.repeat(80_000)],
    ['deep nesting', `${'<a>'.repeat(30_000)}${'</a>'.repeat(30_000)}`],
    ['thousands of attributes', `<a ${Array.from({ length: 25_000 }, (_, index) => `a${index}="1"`).join(' ')}></a>`],
    ['ampersands', '&'.repeat(200_000)],
    ['opening angle brackets', '<'.repeat(200_000)],
    ['thousands of comments', answer + '<!-- -->'.repeat(25_000)],
  ])('%s end quickly', (_name, text) => {
    const started = performance.now();
    expect(judge(text).valid).toBe(false);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
