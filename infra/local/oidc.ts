/** The officers' sign-in on one machine: a real OpenID Connect provider in which one chooses an officer, without password. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Adapter, type AdapterPayload, Provider } from 'oidc-provider';
import * as z from 'zod';

export type Officer = { sub: string; name: string; email: string; role: 'officer' | 'lead' | 'auditor' };

/** The demo officers; the claim `role` says what each may do. */
export const officers: readonly Officer[] = [
  { sub: 'mari', name: 'Mari Maasikas', email: 'mari.maasikas@ska.example', role: 'officer' },
  { sub: 'lea', name: 'Lea Lepp', email: 'lea.lepp@ska.example', role: 'lead' },
  { sub: 'aud', name: 'Aud Itor', email: 'aud.itor@ska.example', role: 'auditor' },
];

/** Where the provider is mounted; the issuer is BASE_URL with this. */
export const OIDC_PATH = '/_local/oidc';
export const OIDC_CLIENT_ID = 'tugirada';
const SESSION_COOKIE = 'issuer_session';

export type LocalOidc = {
  /** Answers a request under OIDC_PATH other than the choice of an officer. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends the choice of an officer: the browser goes on to the callback. Throws for a choice that is not under way. */
  choose(request: IncomingMessage, response: ServerResponse, officer: Officer): Promise<void>;
};

const kept = z.object({ cookieKey: z.string(), jwk: z.record(z.string(), z.unknown()) });

/**
 * A provider with one client, `tugirada` (authorization code, PKCE, client_secret_basic).
 * Its keys are in `file`, made at the first start; its sessions and codes live in memory.
 */
export function createOidc(settings: { baseUrl: string; clientSecret: string; file: string }): LocalOidc {
  const { baseUrl, clientSecret, file } = settings;
  const keys = keysFrom(file);
  const provider = new Provider(`${baseUrl}${OIDC_PATH}`, {
    adapter: memoryAdapter(),
    jwks: { keys: [keys.jwk] },
    cookies: { keys: [keys.cookieKey], names: { session: SESSION_COOKIE } },
    clients: [
      {
        client_id: OIDC_CLIENT_ID,
        client_secret: clientSecret,
        redirect_uris: [`${baseUrl}/admin/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub', 'name', 'email', 'role'], profile: ['name', 'role'], email: ['email'] },
    // The pages read the claims from the ID token, as with TARA, which has no userinfo of its own.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_, { uid }) => `${OIDC_PATH}/interaction/${uid}` },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 3600,
      Interaction: 3600,
      Session: 3600,
    },
    findAccount: (_, sub) => {
      const officer = officers.find((one) => one.sub === sub);
      return officer && { accountId: sub, claims: () => ({ ...officer }) };
    },
    // Our own officers have nothing to consent to.
    async loadExistingGrant(ctx) {
      const accountId = ctx.oidc.session?.accountId;
      const grant = new provider.Grant({ clientId: ctx.oidc.client?.clientId, accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();

  return {
    async handle(request, response) {
      forgetSession(request);
      const mounted: IncomingMessage & { originalUrl?: string } = request;
      mounted.originalUrl = request.url;
      request.url = request.url?.slice(OIDC_PATH.length) || '/';
      await callback(request, response);
    },
    choose: (request, response, officer) =>
      provider.interactionFinished(request, response, { login: { accountId: officer.sub, remember: false } }),
  };
}

/** Each sign-in asks anew, so that one browser can be Mari first and Lea then: the provider never sees its own session. */
function forgetSession({ headers }: IncomingMessage): void {
  const cookies = (headers.cookie ?? '').split(/;\s*/).filter((cookie) => !cookie.startsWith(SESSION_COOKIE));
  headers.cookie = cookies.join('; ');
}

function keysFrom(file: string): z.infer<typeof kept> {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'local', use: 'sig', alg: 'RS256' };
    writeFileSync(file, JSON.stringify({ cookieKey: randomBytes(32).toString('hex'), jwk }), { mode: 0o600 });
  }
  return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Sessions and codes by model and id; an entry past its time is not found. */
function memoryAdapter(): (model: string) => Adapter {
  const entries = new Map<string, { payload: AdapterPayload; endsAt: number }>();
  const live = (key: string) => {
    const entry = entries.get(key);
    return entry && entry.endsAt > Date.now() ? entry.payload : undefined;
  };
  return (model) => {
    const find = async (wanted: (payload: AdapterPayload) => boolean) => {
      const keys = [...entries.keys()].filter((key) => key.startsWith(`${model}:`));
      return keys.map(live).find((payload) => payload !== undefined && wanted(payload));
    };
    return {
      async upsert(id, payload, expiresIn) {
        for (const key of entries.keys()) if (!live(key)) entries.delete(key);
        const endsAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
        entries.set(`${model}:${id}`, { payload, endsAt });
      },
      find: async (id) => live(`${model}:${id}`),
      findByUid: (uid) => find((payload) => payload.uid === uid),
      findByUserCode: (userCode) => find((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = live(`${model}:${id}`);
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        entries.delete(`${model}:${id}`);
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
