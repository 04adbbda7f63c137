/** Mails that no mail program writes: broken, oversized, endless to read, or bounced. */
import { deflateSync } from 'node:zlib';

/** Where referrals arrive. */
export const INBOX = 'suunamine@tugirada.example';
const MB = 1024 * 1024;

/** Raw bytes that break the rules of mail, by what is wrong with them. */
export const BROKEN_MAILS: [string, Buffer][] = [
  ['random bytes', noise(50_000)],
  ['nothing at all', Buffer.alloc(0)],
  ['other random bytes', noise(50_000).reverse()],
  ['garbage before an empty line', Buffer.from('\u0001\u0002\r\n\r\n')],
  ['other garbage before an empty line', Buffer.from('\u0003\u0004\r\n\r\n')],
  ['zeros', Buffer.alloc(5_000)],
  ['headers without an end', Buffer.from(`Subject: ${'a'.repeat(100_000)}`)],
  ['a body without a sender', Buffer.from('Subject: tere\r\n\r\nTere!\r\n')],
  [
    'a multipart that never begins',
    Buffer.from('From: x@y.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'),
  ],
  ['multiparts 5,000 deep', nested(5_000)],
  [
    'base64 that is none',
    Buffer.from('From: x@y.example\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%\r\n'),
  ],
];

export function largeMail(megabytes: number): Buffer {
  const head = `From: mari.maasikas@elva.ee\r\nTo: ${INBOX}\r\nSubject: Suunamine\r\nMessage-ID: <suur-${megabytes}@elva.ee>\r\n\r\nNimi: Olena Kovalenko\r\n`;
  const line = `${'x'.repeat(74)}\r\n`;
  return Buffer.from(head + line.repeat(Math.ceil((megabytes * MB) / line.length)));
}

/** One page with 300 MB of text operators, packed to 1 MB: a reader that inflates and follows them has work for minutes. */
export function endlessPdf(): Buffer {
  const piece = Buffer.from('1 0 0 1 0 0 Tm (ab) Tj\n'.repeat(50_000));
  const page = deflateSync(Buffer.concat([Buffer.from('BT /F1 9 Tf\n'), ...Array<Buffer>(260).fill(piece)]));
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${page.length}/Filter/FlateDecode>>stream\n${page.toString('latin1')}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  // Without a table of its objects a reader looks for them itself.
  const pdf = Buffer.from(`%PDF-1.4\n${body}trailer<</Size 6/Root 1 0 R>>\n%%EOF`, 'latin1');
  const lines = pdf.toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(
    `From: mari.maasikas@elva.ee\r\nTo: ${INBOX}\r\nSubject: Suunamine\r\nMessage-ID: <igavene@elva.ee>\r\nMIME-Version: 1.0\r\nContent-Type: application/pdf; name=otsus.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`,
  );
}

/** A delivery status notification (RFC 3464). */
export function bounceOf(to: string, failed: string, messageId: string): string {
  return `From: Mail Delivery Subsystem <mailer-daemon@mail.elva.ee>
To: ${to}
Subject: Undelivered Mail Returned to Sender
Message-ID: <dsn-${failed}>
In-Reply-To: ${messageId}
References: ${messageId}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"

--dsn
Content-Type: text/plain

The mail could not be delivered.

--dsn
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.elva.ee

Final-Recipient: rfc822; ${failed}
Action: failed
Status: 5.1.1

--dsn--
`.replaceAll('\n', '\r\n');
}

/** Bytes that look like nothing, the same each time. */
function noise(length: number): Buffer {
  let state = 7;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 16;
    }),
  );
}

function nested(depth: number): Buffer {
  const parts = Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  );
  return Buffer.from(`From: x@y.example\r\n${parts.join('')}\r\ntere\r\n`);
}
