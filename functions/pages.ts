/** Lambda behind the HTTP API: all pages, for officers and for those who come by a link. */
import { handle } from 'hono/aws-lambda';
import { connectWith } from '#casework/connect';
import { createDesk } from '#casework/desk';
import { environments } from '#contract/environment';
import { allClients, readSecret } from '#runtime/clients';
import { watched } from '#runtime/lambda';
import { logFailure } from '#runtime/log';
import { madeAnew } from '#runtime/made-anew';
import { wallClock } from '#runtime/wall-clock';
import { createPages } from '#web/app.ts';

type Handler = ReturnType<typeof handle>;

const environment = environments.pages.parse(process.env);
const pages = madeAnew(connect, wallClock);

export const handler = watched('pages', async (event: Parameters<Handler>[0], context) =>
  (await pages())(event, context),
);

async function connect(): Promise<Handler> {
  const { SESSION_KEY_SECRET, OIDC_CLIENT_SECRET, BASE_URL, MAIL_BUCKET } = environment;
  const clients = allClients();
  const [world, sessionKey, clientSecret] = await Promise.all([
    connectWith(logFailure)(environment, clients),
    readSecret(SESSION_KEY_SECRET),
    readSecret(OIDC_CLIENT_SECRET),
  ]);
  const desk = createDesk(world, { s3: clients.s3, bucket: MAIL_BUCKET });
  const oidc = {
    issuer: environment.OIDC_ISSUER,
    clientId: environment.OIDC_CLIENT_ID,
    clientSecret,
    roleClaim: environment.OIDC_ROLE_CLAIM,
    subject: environment.OIDC_SUBJECT,
  };
  return handle(createPages(desk, { baseUrl: BASE_URL, sessionKey, oidc, wallClock }));
}
