/** Letters that the usual encoding of PDF fonts lacks, by glyph name, at places that nothing else needs. */
const GLYPHS: Readonly<Record<string, readonly [number, string]>> = {
  č: [0xa1, 'ccaron'],
  Č: [0xa2, 'Ccaron'],
  ć: [0xa3, 'cacute'],
  Ć: [0xa4, 'Cacute'],
  đ: [0xa5, 'dcroat'],
  Đ: [0xa6, 'Dcroat'],
  š: [0xa7, 'scaron'],
  Š: [0xa8, 'Scaron'],
  ž: [0xa9, 'zcaron'],
  Ž: [0xaa, 'Zcaron'],
  '€': [0xab, 'Euro'],
};

const encoded = (text: string): string =>
  [...text]
    .map((letter) => {
      const glyph = GLYPHS[letter];
      if (glyph !== undefined) return `\\${glyph[0].toString(8)}`;
      return /[\\()]/.test(letter) ? `\\${letter}` : letter;
    })
    .join('');

/** A page of text as a PDF that every reader opens. `padding` makes it larger by as many bytes. */
export function samplePdf(title: string, lines: readonly string[], padding = 0): Buffer {
  const differences = Object.values(GLYPHS)
    .map(([code, name]) => `${code} /${name}`)
    .join(' ');
  const text = [
    'BT /F1 18 Tf 56 770 Td',
    `(${encoded(title)}) Tj`,
    '/F1 11 Tf 0 -34 Td 16 TL',
    ...lines.map((line) => `(${encoded(line)}) Tj T*`),
    'ET',
    `%${'.'.repeat(padding)}`,
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${differences}] >> >>`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const tail = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${tail}`, 'latin1');
}

const LETTERS: ReadonlyMap<number, string> = new Map(Object.entries(GLYPHS).map(([letter, [code]]) => [code, letter]));

/** The lines of a page that `samplePdf` wrote, title first; of another PDF what little it has in the same form. */
export function linesOfSamplePdf(pdf: Buffer): string[] {
  const shown = pdf.toString('latin1').matchAll(/\(((?:\\.|[^\\()])*)\) Tj/g);
  return [...shown].map(([, text = '']) =>
    text.replace(/\\([0-7]{3}|.)/g, (_escape, code: string) =>
      code.length === 3 ? (LETTERS.get(parseInt(code, 8)) ?? '') : code,
    ),
  );
}
