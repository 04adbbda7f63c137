/** An HTTP server on a free port of 127.0.0.1 for one handler. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestServer {
  endpoint: string;
  stop(): Promise<void>;
}

export const serve = async (
  handle: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<TestServer> => {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** A clock that stands still, and counts the work that it was told of. */
export const standingClock = (instant: string) => {
  const clock = {
    tracked: 0,
    now: () => Date.parse(instant),
    track: <T>(work: Promise<T>): Promise<T> => {
      clock.tracked += 1;
      return work;
    },
  };
  return clock;
};
