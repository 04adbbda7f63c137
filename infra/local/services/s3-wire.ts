/** How S3 writes things on the wire: bodies in chunks with a checksum behind them, and XML. */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { checksums, type StoredObject } from './object-store.ts';

/** An answer that is an error document: `code` is what the SDK shows as the error's name. */
export class S3Error extends Error {
  override name = 'S3Error';
  readonly code: string;
  readonly status: number;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * The object in a PutObject body: unwrapped when it is `aws-chunked`, and equal to every checksum sent with it.
 * @throws S3Error BadDigest, XAmzContentSHA256Mismatch, IncompleteBody
 */
export const readObject = (headers: IncomingHttpHeaders, body: Buffer): Buffer => {
  const chunked = `${headers['x-amz-content-sha256']}`.startsWith('STREAMING-');
  const { bytes, trailers } = chunked ? unwrap(body) : { bytes: body, trailers: {} };
  const declared = headers['x-amz-decoded-content-length'];
  if (declared !== undefined && Number(declared) !== bytes.length) {
    throw new S3Error(400, 'IncompleteBody', `${bytes.length} bytes came, ${declared} were announced.`);
  }
  const sent: Record<string, unknown> = { ...headers, ...trailers };
  const sums = checksums(bytes);
  const crc32 = sent['x-amz-checksum-crc32'];
  if (crc32 !== undefined && crc32 !== sums.crc32) {
    throw new S3Error(400, 'BadDigest', 'The CRC32 you specified did not match the calculated checksum.');
  }
  const md5 = sent['content-md5'];
  if (md5 !== undefined && md5 !== Buffer.from(sums.etag, 'hex').toString('base64')) {
    throw new S3Error(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
  const sha256 = `${sent['x-amz-content-sha256']}`;
  if (/^[0-9a-f]{64}$/.test(sha256) && sha256 !== createHash('sha256').update(bytes).digest('hex')) {
    throw new S3Error(400, 'XAmzContentSHA256Mismatch', 'The provided x-amz-content-sha256 does not match.');
  }
  return bytes;
};

/** Takes `aws-chunked` apart: `<hex size>[;chunk-signature=...]\r\n<bytes>\r\n`, a chunk of size 0, then trailers. */
const unwrap = (body: Buffer): { bytes: Buffer; trailers: Record<string, string> } => {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end).split(';', 1)[0] ?? '', 16);
    if (end === -1 || Number.isNaN(size) || end + 2 + size > body.length) {
      throw new S3Error(400, 'IncompleteBody', 'The chunks of the body do not add up.');
    }
    at = end + 2;
    if (size === 0) {
      break;
    }
    chunks.push(body.subarray(at, at + size));
    at += size + 2;
  }
  const lines = body
    .toString('latin1', at)
    .split('\r\n')
    .filter((line) => line.includes(':'));
  const trailers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { bytes: Buffer.concat(chunks), trailers };
};

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const element = (name: string, text: string | number | boolean): string =>
  `<${name}>${String(text).replace(/[&<>"\r]/g, (character) => escapes[character] ?? '')}</${name}>`;

/** S3 keeps whole seconds. */
const instant = (modifiedAt: number): string => new Date(Math.floor(modifiedAt / 1000) * 1000).toISOString();

export const errorDocument = (error: S3Error, resource: string): string =>
  `${declaration}<Error>${element('Code', error.code)}${element('Message', error.message)}${element('Resource', resource)}</Error>`;

export const copyDocument = (object: StoredObject): string =>
  `${declaration}<CopyObjectResult ${namespace}>${element('LastModified', instant(object.modifiedAt))}${element('ETag', `"${object.etag}"`)}</CopyObjectResult>`;

export interface Listing {
  bucket: string;
  prefix: string;
  maxKeys: number;
  objects: readonly StoredObject[];
  /** What to ask for the rest with, or null when this is all. */
  nextToken: string | null;
  /** Keys are percent-encoded on request, because XML cannot hold every character. */
  encodeKeys: boolean;
}

/** How S3 names the version of an object that was put while its bucket kept no versions. */
export const ONLY_VERSION = 'null';

/** The answer of ListObjectVersions: one version of each object. */
export const versionsDocument = ({
  bucket,
  prefix,
  objects,
  encodeKeys,
}: Pick<Listing, 'bucket' | 'prefix' | 'objects' | 'encodeKeys'>): string => {
  const text = (key: string) => (encodeKeys ? encodeURIComponent(key).replaceAll('%2F', '/') : key);
  const versions = objects.map(
    (object) =>
      `<Version>${element('Key', text(object.key))}${element('VersionId', ONLY_VERSION)}${element('IsLatest', true)}` +
      `${element('LastModified', instant(object.modifiedAt))}${element('Size', object.size)}</Version>`,
  );
  return [
    `${declaration}<ListVersionsResult ${namespace}>`,
    element('Name', bucket),
    element('Prefix', text(prefix)),
    encodeKeys ? element('EncodingType', 'url') : '',
    element('IsTruncated', false),
    ...versions,
    '</ListVersionsResult>',
  ].join('');
};

export const listDocument = (listing: Listing): string => {
  const text = (key: string) => (listing.encodeKeys ? encodeURIComponent(key).replaceAll('%2F', '/') : key);
  const contents = listing.objects.map(
    (object) =>
      `<Contents>${element('Key', text(object.key))}${element('LastModified', instant(object.modifiedAt))}` +
      `${element('ETag', `"${object.etag}"`)}${element('Size', object.size)}<StorageClass>STANDARD</StorageClass></Contents>`,
  );
  return [
    `${declaration}<ListBucketResult ${namespace}>`,
    element('Name', listing.bucket),
    element('Prefix', text(listing.prefix)),
    element('KeyCount', listing.objects.length),
    element('MaxKeys', listing.maxKeys),
    listing.encodeKeys ? element('EncodingType', 'url') : '',
    element('IsTruncated', listing.nextToken !== null),
    listing.nextToken === null ? '' : element('NextContinuationToken', listing.nextToken),
    ...contents,
    '</ListBucketResult>',
  ].join('');
};
