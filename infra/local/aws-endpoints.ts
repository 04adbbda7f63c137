/** One internal port for the stand-ins that speak HTTP: the first part of the path, or S3's bucket, says which is meant. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, sendJson } from './services/http-exchange.ts';
import type { StepFunctions } from './step-functions/engine.ts';

type Answering = { handle(request: IncomingMessage, response: ServerResponse): Promise<void> };

export type AwsEndpoints = {
  /** What the SDK reads, by name: AWS_ENDPOINT_URL_SFN and its like, the region, keys that are none. */
  environment: Record<string, string>;
  close(): Promise<void>;
};

/** A definition may be 1 MB and an input 256 kB. */
const LARGEST_REQUEST_BYTES = 2 * 1024 * 1024;

/** Opens the port at once; `services` are asked for only when a request comes, so that they may be made later. */
export async function openAwsEndpoints(
  region: string,
  dynamoDbEndpoint: string,
  services: () => { s3: Answering; ses: Answering; secrets: Answering; stepFunctions: StepFunctions },
): Promise<AwsEndpoints> {
  const server = createServer((request, response) => {
    const [, name = '', rest = ''] = /^\/([^/?]*)(.*)$/.exec(request.url ?? '/') ?? [];
    const { s3, ses, secrets, stepFunctions } = services();
    const strip = () => {
      request.url = rest.startsWith('/') ? rest : `/${rest}`;
    };
    const answered = (): Promise<void> => {
      // The path of S3 is part of its signed URLs, so S3 has the root.
      if (name === 'ses') strip();
      if (name === 'ses') return ses.handle(request, response);
      if (name === 'secrets') return secrets.handle(request, response);
      if (name === 'states') return answerStates(stepFunctions, request, response);
      return s3.handle(request, response);
    };
    answered().catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: {
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      // Whatever has no stand-in of its own ends here, never in a real account.
      AWS_ENDPOINT_URL: `${url}/not-here`,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDbEndpoint,
      AWS_ENDPOINT_URL_S3: url,
      AWS_ENDPOINT_URL_SESV2: `${url}/ses`,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `${url}/secrets`,
      AWS_ENDPOINT_URL_SFN: `${url}/states`,
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerStates(
  stepFunctions: StepFunctions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = (await readBody(request, LARGEST_REQUEST_BYTES)).toString();
  const answer = await stepFunctions.handle(
    String(request.headers['x-amz-target']),
    JSON.parse(body || '{}'),
  );
  sendJson(response, answer.status, answer.body, { 'content-type': 'application/x-amz-json-1.0' });
}
