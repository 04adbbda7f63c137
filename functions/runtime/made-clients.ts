/** The SDK clients that this container made, for what watches their calls and may be loaded after they were made. */

const made: object[] = [];
let watch: ((client: object) => void) | null = null;

/** @returns the client, once it is known */
export function noteClient<Client extends object>(client: Client): Client {
  made.push(client);
  watch?.(client);
  return client;
}

/** @param by gets each client once: those made before, and each that is made from now on */
export function watchClients(by: (client: object) => void): void {
  watch = by;
  for (const client of made) by(client);
}
