/** Signing in by any OpenID Connect issuer: authorization code, PKCE, state and nonce. */
import * as client from 'openid-client';
import * as z from 'zod/mini';
import type { Settings } from '../frame/environment.ts';
import { personOf } from './person.ts';
import { type Role, roles } from './session.ts';

/** What must be known again when the issuer sends the browser back. */
export const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** A local path to go on to. */
  to: z.string(),
  /** Real time, ms since 1970. */
  startedAt: z.number(),
});
export type Attempt = z.infer<typeof attemptSchema>;

export interface SignedIn {
  readonly sub: string;
  readonly name: string;
  /** Null when the issuer gives this person no role of ours. */
  readonly role: Role | null;
}

export interface SignIn {
  /** @returns where the browser must go, and what to keep until it comes back. */
  start(to: string): Promise<{ url: string; attempt: Attempt }>;
  /** @param query of the callback, with "?". @throws when the answer is not to this attempt, or the issuer refuses. */
  finish(query: string, attempt: Attempt): Promise<SignedIn>;
}

/** Reads the issuer's metadata at the first sign-in, not at the start; a failure is tried again at the next. */
export function createSignIn(settings: Settings): SignIn {
  const redirectUri = `${settings.baseUrl}/admin/callback`;
  let discovered: Promise<client.Configuration> | null = null;
  const configuration = () => {
    discovered ??= discover(settings.oidc).catch((error) => {
      discovered = null;
      throw error;
    });
    return discovered;
  };

  return {
    async start(to) {
      const config = await configuration();
      const verifier = client.randomPKCECodeVerifier();
      const attempt: Attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier,
        to,
        startedAt: settings.wallClock(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, attempt };
    },

    async finish(query, attempt) {
      const tokens = await client.authorizationCodeGrant(
        await configuration(),
        new URL(`${redirectUri}${query}`),
        {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims() ?? {};
      const role = roleIn(Reflect.get(claims, settings.oidc.roleClaim ?? 'role'));
      return { ...personOf(claims, settings.oidc.subject ?? 'plain', settings.sessionKey), role };
    },
  };
}

/** Cognito and TARA's brokers say one role, Entra a list of them, in which ours may stand beside others. */
function roleIn(claim: unknown): Role | null {
  const given: unknown[] = Array.isArray(claim) ? claim : [claim];
  return roles.find((role) => given.includes(role)) ?? null;
}

/** TARA and others want `client_secret_basic`. Plain http is for an issuer on this machine alone. */
function discover({ issuer, clientId, clientSecret }: Settings['oidc']): Promise<client.Configuration> {
  const url = new URL(issuer);
  const local = url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost');
  return client.discovery(url, clientId, undefined, client.ClientSecretBasic(clientSecret), {
    execute: local ? [client.allowInsecureRequests] : [],
  });
}
