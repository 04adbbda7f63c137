/** Makes small Word documents and signed containers, as municipalities send them. */
import { MARI_LIIS } from './certificates.ts';
import { type ZipFile, zip } from './zip.ts';

/** A paragraph, or the rows of a table; a cell may hold several paragraphs, parted by a line break. */
export type DocxBlock = string | string[][];

/** `xml`: more of word/document.xml, as it is, after the blocks. */
export function docx(blocks: DocxBlock[], xml = ''): Buffer {
  const body = blocks.map((block) => (typeof block === 'string' ? paragraph(block) : table(block))).join('');
  return docxOf(`${body}${xml}`);
}

/** A Word document with this body. */
export function docxOf(body: string): Buffer {
  const namespaces = ['w', 'w14', 'mc', 'wp', 'v']
    .map((prefix) => `xmlns:${prefix}="urn:${prefix}"`)
    .join(' ');
  return zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/styles.xml', content: '<w:styles/>' },
  ]);
}

export function paragraph(text: string): string {
  const runs = text
    .split('\t')
    .map((piece) => `<w:r><w:t xml:space="preserve">${xmlText(piece)}</w:t></w:r>`);
  return `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="4000"/></w:tabs></w:pPr>${runs.join('<w:r><w:tab/></w:r>')}</w:p>`;
}

function table(rows: string[][]): string {
  const cell = (text: string) => `<w:tc><w:tcPr/>${text.split('\n').map(paragraph).join('')}</w:tc>`;
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export interface Signer {
  /** Base64 of a certificate. */
  certificate: string;
  at: string;
}

export const SIGNED_BY_MARI_LIIS: Signer = { certificate: MARI_LIIS, at: '2026-02-12T09:15:30Z' };

/** An ASiC-E container, one signature file for each signer. */
export function asice(files: ZipFile[], signers: Signer[] = [SIGNED_BY_MARI_LIIS]): Buffer {
  return zip([
    { name: 'mimetype', content: 'application/vnd.etsi.asic-e+zip' },
    ...files,
    { name: 'META-INF/manifest.xml', content: '<manifest:manifest xmlns:manifest="urn:m"/>' },
    ...signers.map((signer, at) => ({ name: `META-INF/signatures${at}.xml`, content: xades(signer) })),
  ]);
}

/** With a chain in KeyInfo's shadow: the certificate of the time stamp is not the signer's. */
function xades({ certificate, at }: Signer): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<asic:XAdESSignatures xmlns:asic="urn:a" xmlns:ds="urn:ds" xmlns:xades="urn:x"><ds:Signature Id="S0">
<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
<ds:Object><xades:QualifyingProperties><xades:SignedProperties><xades:SignedSignatureProperties>
<xades:SigningTime>${at}</xades:SigningTime></xades:SignedSignatureProperties></xades:SignedProperties>
<xades:UnsignedProperties><xades:EncapsulatedX509Certificate>AAAA</xades:EncapsulatedX509Certificate></xades:UnsignedProperties>
</xades:QualifyingProperties></ds:Object></ds:Signature></asic:XAdESSignatures>`;
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
