/**
 * The raw bytes of mails. A mail arrives under `inbox/`; when its item is stored it is moved to `mail/<sha256>.eml`. So
 * what lies under `inbox/` is exactly what has not been read yet, and the sweep needs no other list.
 */
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  type S3Client,
} from '@aws-sdk/client-s3';

export const inboxPrefix = 'inbox/';

export interface RawMail {
  readonly bytes: Uint8Array;
  readonly arrivedAt: Date | null;
}

export interface RawMails {
  /** @returns null when there is no such object (it was moved: somebody has read it) */
  get(objectKey: string): Promise<RawMail | null>;
  /** Moves a read mail out of the inbox; done twice it is done once. @returns its new key */
  file(objectKey: string, contentHash: string): Promise<string>;
  /** Keys that wait in the inbox, at most 1,000. */
  waiting(): Promise<string[]>;
}

export const filedKey = (contentHash: string): string => `mail/${contentHash}.eml`;

export function createRawMails(s3: S3Client, bucket: string): RawMails {
  const Bucket = bucket;
  return {
    async get(objectKey) {
      try {
        const object = await s3.send(new GetObjectCommand({ Bucket, Key: objectKey }));
        const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
        return { bytes, arrivedAt: object.LastModified ?? null };
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async file(objectKey, contentHash) {
      const Key = filedKey(contentHash);
      if (objectKey === Key) return Key;
      await s3.send(
        new CopyObjectCommand({ Bucket, Key, CopySource: `${bucket}/${encodeURIComponent(objectKey)}` }),
      );
      await s3.send(new DeleteObjectCommand({ Bucket, Key: objectKey }));
      return Key;
    },
    async waiting() {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: inboxPrefix }));
      return Contents.flatMap(({ Key }) =>
        Key && !Key.endsWith('/AMAZON_SES_SETUP_NOTIFICATION') ? [Key] : [],
      );
    },
  };
}
