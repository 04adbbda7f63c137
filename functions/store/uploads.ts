/** Files that officers uploaded, kept beside the mails until they are worked on. The key is of the file's bytes: it names nobody. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

export interface Uploads {
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** @returns null when there is no such upload (any more) */
  get(id: string): Promise<Uint8Array | null>;
  /** Takes it away; the bucket forgets its versions on the next day. Done twice it is done once. */
  remove(id: string): Promise<void>;
}

const keyOf = (id: string): string => `import/${id}`;

export function createUploads(s3: S3Client, bucket: string): Uploads {
  return {
    async put(id, bytes) {
      const ContentType = 'application/octet-stream';
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(id), Body: bytes, ContentType }));
    },
    async get(id) {
      try {
        const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(id) }));
        return (await object.Body?.transformToByteArray()) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async remove(id) {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(id) }));
    },
  };
}
