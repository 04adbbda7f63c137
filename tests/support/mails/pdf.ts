/** Makes small PDF documents: lines of text, tables by column, with a password, or without any text. */
import PDFDocument from 'pdfkit';

export interface PdfContent {
  lines?: string[];
  /** Rows of two columns. */
  table?: [string, string][];
  password?: string;
  /** A drawn box instead of text, as a scan has. */
  scan?: boolean;
  pages?: number;
}

export function pdf(content: PdfContent): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    info: { CreationDate: new Date('2026-02-12T08:00:00Z'), ModDate: new Date('2026-02-12T08:00:00Z') },
    ...(content.password ? { userPassword: content.password, pdfVersion: '1.7' as const } : {}),
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.fontSize(11);
  if (content.scan) document.rect(100, 100, 200, 300).fill('#888888');
  for (const line of content.lines ?? []) document.text(line === '' ? ' ' : line);
  for (const [label, value] of content.table ?? []) {
    const top = document.y;
    document.text(label, 72, top, { width: 180 });
    document.text(value, 270, top, { width: 250 });
  }
  for (let page = 1; page < (content.pages ?? 1); page += 1) document.addPage().text(`Lehekülg ${page + 1}`);
  document.end();
  return done;
}

/** A referral decision of Elva vald; `lines` are added to it. */
export function decisionPdf(
  over: { number?: string; date?: string; lines?: string[]; table?: [string, string][] } = {},
): Promise<Buffer> {
  return pdf({
    lines: [
      'Elva Vallavalitsus',
      '',
      'OTSUS',
      '',
      `${over.date ?? '12. veebruar 2026'} nr ${over.number ?? '7-1/2026/15'}`,
      '',
      'Tugiisikuteenusele suunamine',
      ...(over.lines ?? []),
    ],
    ...(over.table ? { table: over.table } : {}),
  });
}
