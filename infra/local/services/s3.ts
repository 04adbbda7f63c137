/**
 * S3 on this machine: one bucket on disk, with the calls that our functions make. Requests come in path style
 * (`/bucket/key`), which the SDK takes by itself for an endpoint that is an IP address.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, readBody } from './http-exchange.ts';
import { type ObjectStore, openObjectStore, type StoredObject } from './object-store.ts';
import { refusalOf } from './s3-presigned.ts';
import {
  copyDocument,
  errorDocument,
  listDocument,
  ONLY_VERSION,
  readObject,
  S3Error,
  versionsDocument,
} from './s3-wire.ts';

export interface S3 {
  /** Answers one request of the S3 API. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Stores an object without HTTP, as SES does; it is durable when the promise resolves. */
  putDirect(key: string, bytes: Buffer): Promise<void>;
  /** All keys that begin with the prefix, in the order of their UTF-8 bytes. */
  list(prefix: string): string[];
  close(): void;
}

export interface S3Settings {
  /** Where the objects are kept; made if it does not exist. */
  folder: string;
  bucket: string;
  /** ms since 1970 in the system's world, for LastModified. */
  clock: { now(): number };
  /** EventBridge's "Object Created": called once the object is durable, before the request is answered. */
  onObjectCreated(key: string): void;
  /** Real ms since 1970: the expiry of a signed URL counts real seconds. */
  realNow?: () => number;
}

/** An object of ours is a mail (40 MB) or an export; S3 itself takes 5 GB in one put. */
const LARGEST_OBJECT_BYTES = 200 * 1024 * 1024;
/** S3's limit of a key. */
const LONGEST_KEY_BYTES = 1024;
const PAGE_OF_KEYS = 1000;

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  query: URLSearchParams;
  key: string;
}

/** Opens the bucket. @throws when the folder cannot be written */
export const createS3 = (settings: S3Settings): S3 => {
  const { bucket, onObjectCreated, realNow = Date.now } = settings;
  const store = openObjectStore(settings.folder, () => settings.clock.now());

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '', search = ''] = (request.url ?? '').split('?', 2);
    const [, name = '', ...rest] = path.split('/');
    const call = { request, response, query: new URLSearchParams(search), key: decode(rest.join('/')) };
    const refusal = refusalOf(request, call.query, realNow());
    if (refusal) {
      throw refusal;
    }
    if (decode(name) !== bucket) {
      throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist');
    }
    if (Buffer.byteLength(call.key) > LONGEST_KEY_BYTES) {
      throw new S3Error(400, 'KeyTooLongError', 'Your key is too long');
    }
    await operationOf(call)(call);
  };

  const operations = {
    PUT: async ({ request, response, key }: Call) => {
      const bytes = readObject(request.headers, await readBody(request, LARGEST_OBJECT_BYTES));
      const onlyNew = request.headers['if-none-match'] === '*';
      const object = await store.put(key, bytes, keptHeaders(request), onlyNew);
      if (!object) {
        throw new S3Error(
          412,
          'PreconditionFailed',
          'At least one of the pre-conditions you specified did not hold',
        );
      }
      onObjectCreated(key);
      response.writeHead(200, { etag: `"${object.etag}"`, 'x-amz-checksum-crc32': object.crc32 }).end();
    },
    COPY: async ({ request, response, key }: Call) => {
      const source = /^\/?([^/]+)\/([^?]+)/.exec(`${request.headers['x-amz-copy-source']}`);
      if (!source || decode(source[1] ?? '') !== bucket) {
        throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist');
      }
      const { object, bytes } = await readOrRefuse(store, decode(source[2] ?? ''));
      const replace = request.headers['x-amz-metadata-directive'] === 'REPLACE';
      if (object.key === key && !replace) {
        throw new S3Error(400, 'InvalidRequest', 'This copy request is illegal because it changes nothing.');
      }
      const copy = await store.put(key, bytes, replace ? keptHeaders(request) : object.headers);
      onObjectCreated(key);
      response.writeHead(200, { 'content-type': 'application/xml' }).end(copyDocument(copy ?? object));
    },
    GET: async ({ request, response, query, key }: Call) => {
      const { object, bytes } = await readOrRefuse(store, key);
      const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
      if (!range) {
        const checksum = request.headers['x-amz-checksum-mode'] === 'ENABLED';
        response.writeHead(200, {
          ...headersOf(object, query),
          'content-length': String(bytes.length),
          ...(checksum ? { 'x-amz-checksum-crc32': object.crc32, 'x-amz-checksum-type': 'FULL_OBJECT' } : {}),
        });
        response.end(bytes);
        return;
      }
      const [from, to] = [Number(range[1]), Math.min(Number(range[2] || bytes.length - 1), bytes.length - 1)];
      if (from > to) {
        throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable');
      }
      response.writeHead(206, {
        ...headersOf(object, query),
        'content-length': String(to - from + 1),
        'content-range': `bytes ${from}-${to}/${bytes.length}`,
      });
      response.end(bytes.subarray(from, to + 1));
    },
    HEAD: async ({ response, query, key }: Call) => {
      const object = store.find(key);
      if (!object) {
        throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
      }
      response.writeHead(200, { ...headersOf(object, query), 'content-length': String(object.size) }).end();
    },
    DELETE: async ({ response, key }: Call) => {
      await store.remove(key);
      response.writeHead(204).end();
    },
    /** No older versions are kept here: what there is, is the only one. */
    VERSIONS: async ({ response, query }: Call) => {
      const prefix = query.get('prefix') ?? '';
      const encodeKeys = query.get('encoding-type') === 'url';
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(
        versionsDocument({ bucket, prefix, encodeKeys, objects: store.list(prefix, '', PAGE_OF_KEYS) }),
      );
    },
    LIST: async ({ response, query }: Call) => {
      const maxKeys = Math.min(Number(query.get('max-keys') ?? PAGE_OF_KEYS), PAGE_OF_KEYS);
      const token = query.get('continuation-token');
      const after =
        token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
      const prefix = query.get('prefix') ?? '';
      const found = store.list(prefix, after, maxKeys + 1);
      const objects = found.slice(0, maxKeys);
      const last = objects.at(-1)?.key;
      const nextToken =
        found.length > maxKeys && last !== undefined ? Buffer.from(last).toString('base64url') : null;
      const encodeKeys = query.get('encoding-type') === 'url';
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(listDocument({ bucket, prefix, maxKeys, objects, nextToken, encodeKeys }));
    },
  };

  const operationOf = ({ request, query, key }: Call): ((call: Call) => Promise<void>) => {
    const method = request.method ?? '';
    const plain = [...query.keys()].every((name) => /^(x-id|x-amz-.*|response-.*)$/i.test(name));
    if (key === '' && method === 'GET' && query.has('versions')) {
      return operations.VERSIONS;
    }
    if (key !== '' && method === 'DELETE' && query.get('versionId') === ONLY_VERSION) {
      return operations.DELETE;
    }
    if (key === '' && method === 'GET' && query.get('list-type') === '2' && !query.get('delimiter')) {
      return operations.LIST;
    }
    if (key !== '' && plain && method === 'PUT') {
      return request.headers['x-amz-copy-source'] === undefined ? operations.PUT : operations.COPY;
    }
    if (key !== '' && plain && (method === 'GET' || method === 'HEAD' || method === 'DELETE')) {
      return operations[method];
    }
    throw new S3Error(501, 'NotImplemented', `${method} ${request.url} is not a call that this S3 answers`);
  };

  return {
    handle: async (request, response) => {
      try {
        await answer(request, response);
      } catch (error) {
        sendError(request, response, error);
      }
    },
    putDirect: async (key, bytes) => {
      await store.put(key, bytes, {});
      onObjectCreated(key);
    },
    list: (prefix) => store.list(prefix, '', -1).map((object) => object.key),
    close: () => store.close(),
  };
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
};

const readOrRefuse = async (store: ObjectStore, key: string) => {
  const found = await store.read(key);
  if (!found) {
    throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  }
  return found;
};

const KEPT = /^(content-(type|disposition|language)|cache-control|expires|x-amz-meta-.+)$/;
const keptHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      KEPT.test(name) ? [[name, String(value)]] : [],
    ),
  );

/** What was kept with the object, unless the (signed) query asks for another value: `response-content-disposition=...`. */
const headersOf = (object: StoredObject, query: URLSearchParams): Record<string, string> => {
  const wanted = [...query].filter(([name]) => name.startsWith('response-'));
  return {
    'content-type': 'binary/octet-stream',
    ...object.headers,
    ...Object.fromEntries(wanted.map(([name, value]) => [name.slice('response-'.length), value])),
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
  };
};

const sendError = (request: IncomingMessage, response: ServerResponse, error: unknown): void => {
  const known = error instanceof BodyTooLarge ? new S3Error(400, 'EntityTooLarge', error.message) : error;
  const shown = known instanceof S3Error ? known : new S3Error(500, 'InternalError', String(error));
  request.resume();
  response.writeHead(shown.status, { 'content-type': 'application/xml' });
  response.end(request.method === 'HEAD' ? '' : errorDocument(shown, request.url ?? ''));
};
