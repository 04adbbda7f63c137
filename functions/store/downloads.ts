/**
 * Downloads: the file is put beside the mails and fetched from S3 by a link of 60 s, because the answer of a function ends
 * at 6 MB. It is always a download, never shown by the browser.
 */
import { createHash } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const linkSeconds = 60;

/** @returns a link to the bytes under that name. The name comes from a stranger: it is in no key, only in the header. */
export async function linkToDownload(
  s3: S3Client,
  bucket: string,
  bytes: Uint8Array,
  name: string,
): Promise<string> {
  const Key = `download/${createHash('sha256').update(bytes).digest('hex')}`;
  const ContentType = 'application/octet-stream';
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes, ContentType }));
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key,
    ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeRfc5987(name)}`,
    ResponseContentType: ContentType,
  });
  return getSignedUrl(s3, command, { expiresIn: linkSeconds });
}

/** Also takes away path separators, control characters and bidi tricks. */
function encodeRfc5987(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '_').slice(0, 150) || 'fail';
  return encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
