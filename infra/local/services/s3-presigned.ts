/** Who may ask: the SDK's signed requests, and signed URLs until they expire. Signatures themselves are not verified. */
import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-wire.ts';

/** S3's limit of a signed URL: seven days, in seconds. */
const LONGEST_EXPIRY_S = 604_800;

/**
 * Why the request is refused, or null.
 * @param realNow ms since 1970; a signed URL lives in real seconds, whatever the local clock says
 */
export const refusalOf = (
  request: IncomingMessage,
  query: URLSearchParams,
  realNow: number,
): S3Error | null => {
  if (request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
    return null;
  }
  if (!query.has('X-Amz-Signature')) {
    return new S3Error(403, 'AccessDenied', 'Access Denied');
  }
  const signedAt = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '');
  const expires = Number(query.get('X-Amz-Expires'));
  if (!signedAt || !Number.isInteger(expires) || expires < 1 || expires > LONGEST_EXPIRY_S) {
    return new S3Error(400, 'AuthorizationQueryParametersError', 'X-Amz-Date or X-Amz-Expires is not valid');
  }
  const [, year, month, day, hour, minute, second] = signedAt.map(Number);
  const start = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return realNow > start + expires * 1000 ? new S3Error(403, 'AccessDenied', 'Request has expired') : null;
};
