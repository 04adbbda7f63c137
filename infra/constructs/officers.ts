/** Who may sign in as an officer when no other issuer is given: those of a Cognito user pool with a second factor. */
import { type CfnResource, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  UserPoolClient,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

export interface Officers {
  readonly pool: UserPool;
  /** Our pages as the pool knows them. */
  readonly client: UserPoolClient;
}

/**
 * Kept with everything that must survive: people of another pool would all have to be invited again, and another client has a secret that
 * somebody must copy before anybody signs in. With another issuer both are there, too, so that the settings can change either way;
 * without people they cost nothing, and our pages believe one issuer only.
 *
 * @param baseUrl where the pages are, without a slash at the end
 */
export function makeOfficers(scope: Construct, domainPrefix: string, baseUrl: string): Officers {
  const pool = new UserPool(scope, 'officers', {
    // People are invited by whoever runs the account.
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    autoVerify: { email: true },
    standardAttributes: { fullname: { required: true, mutable: true } },
    // officer, lead or auditor; the ID token says it as `custom:role`.
    customAttributes: { role: new StringAttribute({ minLen: 4, maxLen: 10, mutable: true }) },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(3),
    },
    // Passwords that were stolen elsewhere are refused, sign-ins from strange places are stopped.
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const page = new UserPoolDomain(scope, 'sign-in-page', {
    userPool: pool,
    cognitoDomain: { domainPrefix },
  });
  // A first deployment that fails takes it away again: its name is fixed, so a second one could not make it.
  (page.node.defaultChild as CfnResource).applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return { pool, client: makeSignInClient(scope, pool, baseUrl) };
}

/** Who signs officers in: the issuer of the settings, else the pool. */
export function issuerOf(
  { oidcIssuer, oidcClientId }: Pick<Settings, 'oidcIssuer' | 'oidcClientId'>,
  { pool, client }: Officers,
) {
  if (oidcIssuer !== undefined && oidcClientId !== undefined)
    return { OIDC_ISSUER: oidcIssuer, OIDC_CLIENT_ID: oidcClientId };
  return { OIDC_ISSUER: pool.userPoolProviderUrl, OIDC_CLIENT_ID: client.userPoolClientId };
}

function makeSignInClient(scope: Construct, pool: UserPool, baseUrl: string): UserPoolClient {
  const client = new UserPoolClient(scope, 'pages-client', {
    userPool: pool,
    generateSecret: true,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
      callbackUrls: [`${baseUrl}/admin/callback`],
    },
    // Not the role: nobody makes themselves a lead.
    writeAttributes: new ClientAttributes().withStandardAttributes({ fullname: true }),
    readAttributes: new ClientAttributes()
      .withStandardAttributes({ fullname: true })
      .withCustomAttributes('role'),
    preventUserExistenceErrors: true,
    accessTokenValidity: Duration.minutes(60),
    idTokenValidity: Duration.minutes(60),
  });
  client.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return client;
}
