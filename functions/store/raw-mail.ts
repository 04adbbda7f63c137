/**
 * The raw bytes of mails. A mail arrives under `inbox/`; when it has been acted on (a case opened, filed, in triage) it is
 * moved to `mail/<key>.eml`. So what lies under `inbox/` is exactly what is not worked up yet: the sweep's list.
 */
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
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
  /** Moves a mail out of the inbox when it has been acted on; done twice it is done once. @returns its new key */
  file(objectKey: string, mailKey: string): Promise<string>;
  /** Erases a mail that was filed, with every version that the bucket keeps; done twice it is done once. */
  erase(mailKey: string): Promise<void>;
  /** Keys that wait in the inbox, at most 1,000. */
  waiting(): Promise<string[]>;
}

export const filedKey = (mailKey: string): string => `mail/${mailKey}.eml`;

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
    async file(objectKey, mailKey) {
      const Key = filedKey(mailKey);
      if (objectKey === Key) return Key;
      try {
        const CopySource = `${bucket}/${encodeURIComponent(objectKey)}`;
        await s3.send(new CopyObjectCommand({ Bucket, Key, CopySource }));
        await s3.send(new DeleteObjectCommand({ Bucket, Key: objectKey }));
      } catch (error) {
        const movedBefore = error instanceof Error && error.name === 'NoSuchKey';
        if (!movedBefore) throw error;
      }
      return Key;
    },
    async erase(mailKey) {
      const Prefix = filedKey(mailKey);
      for (;;) {
        const { Versions = [], DeleteMarkers = [] } = await s3.send(
          new ListObjectVersionsCommand({ Bucket, Prefix }),
        );
        const found = [...Versions, ...DeleteMarkers];
        for (const { Key, VersionId } of found)
          await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
        if (found.length === 0) return;
      }
    },
    async waiting() {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: inboxPrefix }));
      return Contents.flatMap(({ Key }) =>
        Key && !Key.endsWith('/AMAZON_SES_SETUP_NOTIFICATION') ? [Key] : [],
      );
    },
  };
}

/** Deletes what nobody needs; the bucket's versions keep it for as long as the settings say. */
export async function deleteRawMail(s3: S3Client, bucket: string, objectKey: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: objectKey }));
}
