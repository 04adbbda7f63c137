/** The local S3, asked by the SDK's own client: configured by the environment alone, as the functions are. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createS3, type S3 } from '../../../infra/local/services/s3.ts';
import { serve, standingClock, type TestServer } from './http-server.ts';

const Bucket = 'tugirada-mail';
const AT = '2026-02-20T14:40:05.000Z';
let folder: string;
let s3: S3;
let server: TestServer;
let client: S3Client;
let created: string[];
/** What the stand-in takes as real time when it looks at a signed URL. */
let realNow: string;

const open = () =>
  createS3({
    folder,
    bucket: Bucket,
    clock: standingClock(AT),
    onObjectCreated: (key) => created.push(key),
    realNow: () => Date.parse(realNow),
  });
const put = (Key: string, Body: PutObjectCommand['input']['Body'] = 'tere', more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, more: object = {}) => {
  const answer = await client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body?.transformToString() };
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 's3-'));
  created = [];
  realNow = AT;
  s3 = open();
  server = await serve((request, response) => s3.handle(request, response));
  vi.stubEnv('AWS_ENDPOINT_URL_S3', server.endpoint);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  client = new S3Client({});
});
afterEach(async () => {
  client.destroy();
  await server.stop();
  s3.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('an object', () => {
  it('comes back as it was put, with its type, its names and its time by the local clock', async () => {
    await put('mail/õ b+c&d.eml', 'Tere, õhtust!', {
      ContentType: 'message/rfc822',
      Metadata: { reason: 'virus' },
    });

    expect(await get('mail/õ b+c&d.eml')).toMatchObject({
      text: 'Tere, õhtust!',
      ContentType: 'message/rfc822',
      Metadata: { reason: 'virus' },
      LastModified: new Date(AT),
      ContentLength: 14,
    });
    expect(created).toEqual(['mail/õ b+c&d.eml']);
  });

  it('sent as a stream in chunks, with its checksum behind it, is stored without them', async () => {
    const body = Readable.from([
      Buffer.alloc(70_000, 'a'),
      Buffer.from('\r\n0\r\n'),
      Buffer.alloc(70_000, 'b'),
    ]);
    await put('exports/1.zip', body, { ContentLength: 140_005 });

    expect((await get('exports/1.zip')).text).toBe(`${'a'.repeat(70_000)}\r\n0\r\n${'b'.repeat(70_000)}`);
  });

  it('is gone when each of its versions was deleted, and another one is not', async () => {
    await put('mail/gone.eml', 'x');
    await put('mail/goner.eml', 'y');
    const { Versions = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix: 'mail/gone.eml' }),
    );
    expect(Versions.map(({ Key, VersionId }) => [Key, VersionId])).toEqual([['mail/gone.eml', 'null']]);
    for (const { Key, VersionId } of Versions)
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    const after = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'mail/gone' }));
    expect(after.Versions?.map(({ Key }) => Key)).toEqual(['mail/goner.eml']);
  });

  it('of 30 MB survives with every byte', async () => {
    const bytes = Buffer.alloc(30 * 1024 * 1024, 'Õ');
    await put('inbox/large', bytes);

    const answer = await client.send(new GetObjectCommand({ Bucket, Key: 'inbox/large' }));
    expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
  });

  it('whose checksum is wrong is refused and leaves nothing', async () => {
    await expect(put('inbox/a', 'tere', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });

    expect(s3.list('')).toEqual([]);
    expect(created).toEqual([]);
  });

  it('is replaced whole, and only where nobody may be overwritten it is refused', async () => {
    await put('a', 'first');
    await put('a', 'second');

    await expect(put('a', 'third', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect((await get('a')).text).toBe('second');
    expect(readdirSync(join(folder, 'objects'))).toHaveLength(1);
  });

  it('that does not exist is NoSuchKey, and NotFound without a body', async () => {
    await expect(get('nothing')).rejects.toBeInstanceOf(NoSuchKey);
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'nothing' }))).rejects.toBeInstanceOf(
      NotFound,
    );
    await expect(client.send(new HeadObjectCommand({ Bucket: 'other', Key: 'a' }))).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  it('tells its size by a HEAD, and gives a part of itself', async () => {
    await put('a', '0123456789', { ContentType: 'text/plain' });

    expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'a' }))).toMatchObject({
      ContentLength: 10,
      ContentType: 'text/plain',
    });
    expect(await get('a', { Range: 'bytes=2-4' })).toMatchObject({
      text: '234',
      ContentRange: 'bytes 2-4/10',
    });
  });

  it('moves from inbox to mail by copy and delete, both of which may run twice', async () => {
    await put('inbox/abc 1', 'kiri', { ContentType: 'message/rfc822' });
    for (const _ of [1, 2]) {
      await client.send(
        new CopyObjectCommand({ Bucket, Key: 'mail/1', CopySource: `${Bucket}/inbox/abc%201` }),
      );
    }
    for (const _ of [1, 2]) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: 'inbox/abc 1' }));
    }

    expect(s3.list('')).toEqual(['mail/1']);
    expect(await get('mail/1')).toMatchObject({ text: 'kiri', ContentType: 'message/rfc822' });
    const again = new CopyObjectCommand({ Bucket, Key: 'mail/1', CopySource: `${Bucket}/inbox/abc%201` });
    await expect(client.send(again)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('with dots and slashes in its key stays inside the folder', async () => {
    for (const key of ['../../outside', '..', '.', 'a//b', '/root', 'a/../b', `${'x/'.repeat(500)}y`]) {
      await s3.putDirect(key, Buffer.from(key));
      expect((await get(key)).text).toBe(key);
    }

    expect(readdirSync(folder).toSorted()).toEqual([
      'index.sqlite',
      'index.sqlite-shm',
      'index.sqlite-wal',
      'objects',
    ]);
    expect(readdirSync(join(folder, 'objects'))).toHaveLength(7);
  });

  it('put by the mail receiver is there when the promise resolves, and after a new start', async () => {
    await s3.putDirect('inbox/1', Buffer.from('kiri'));
    mkdirSync(join(folder, 'objects'), { recursive: true });
    writeFileSync(join(folder, 'objects', 'half-written'), 'ki');
    s3.close();
    s3 = open();

    expect(created).toEqual(['inbox/1']);
    expect((await get('inbox/1')).text).toBe('kiri');
    expect(readdirSync(join(folder, 'objects'))).toHaveLength(1);
  });
});

describe('a listing', () => {
  const list = (more: object = {}) => client.send(new ListObjectsV2Command({ Bucket, ...more }));

  it('holds the keys of the prefix in the order of their bytes, in pages', async () => {
    for (const key of ['inbox/b', 'inbox/a', 'mail/1', 'inbox/Z', 'inbox/õ', 'inbox/😀', 'inbox']) {
      await put(key);
    }
    const keys: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await list({ Prefix: 'inbox/', MaxKeys: 2, ContinuationToken });
      keys.push(...(page.Contents ?? []).map((object) => object.Key));
      ContinuationToken = page.NextContinuationToken;
      expect(page.IsTruncated).toBe(ContinuationToken !== undefined);
    } while (ContinuationToken !== undefined);

    expect(keys).toEqual(['inbox/Z', 'inbox/a', 'inbox/b', 'inbox/õ', 'inbox/😀']);
    expect(s3.list('inbox/')).toEqual(keys);
  });

  it('starts after a key, and tells size and time of each', async () => {
    await put('inbox/a&<b>', 'tere');
    await put('inbox/c');

    expect((await list({ StartAfter: 'inbox/a&<b>' })).Contents?.map((object) => object.Key)).toEqual([
      'inbox/c',
    ]);
    expect((await list()).Contents?.[0]).toMatchObject({
      Key: 'inbox/a&<b>',
      Size: 4,
      LastModified: new Date(AT),
    });
    expect((await list({ Prefix: 'none/' })).Contents).toBeUndefined();
  });

  it('by folders is refused, because this S3 does not do it', async () => {
    await expect(list({ Delimiter: '/' })).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});

describe('a signed URL', () => {
  const signed = (key: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Date': '20260220T144000Z',
      'X-Amz-Expires': '60',
      'X-Amz-Signature': 'ab12',
      ...more,
    });
    return `${server.endpoint}/${Bucket}/${key}?${query}`;
  };

  it('gives the object under the name that it asks for', async () => {
    await put('mail/1', 'pdf');
    const name = `attachment; filename="otsus.pdf"; filename*=UTF-8''otsus%20%C3%B5.pdf`;
    const answer = await fetch(signed('mail/1', { 'response-content-disposition': name }));

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toBe(name);
    expect(await answer.text()).toBe('pdf');
  });

  it('dies when its seconds are over', async () => {
    await put('mail/1', 'pdf');
    realNow = '2026-02-20T14:41:01.000Z';
    const answer = await fetch(signed('mail/1'));

    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Message>Request has expired</Message>');
  });

  it('is needed by anybody who does not sign the request', async () => {
    await put('mail/1', 'pdf');

    expect((await fetch(`${server.endpoint}/${Bucket}/mail/1`)).status).toBe(403);
    expect((await fetch(signed('mail/1', { 'X-Amz-Expires': '999999' }))).status).toBe(400);
  });
});
