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

/**
 * The pool, kept with everything that must survive: its people would all have to be invited again. With another issuer it is there, too,
 * so that the settings can change either way; without people it costs nothing, without a client of ours nobody signs in by it.
 */
export function makeOfficers(scope: Construct, domainPrefix: string): UserPool {
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
  return pool;
}

/** Who signs officers in: the issuer of the settings, else the pool. */
export function issuerOf(
  scope: Construct,
  { oidcIssuer, oidcClientId }: Pick<Settings, 'oidcIssuer' | 'oidcClientId'>,
  pool: UserPool,
  baseUrl: string,
) {
  if (oidcIssuer !== undefined && oidcClientId !== undefined)
    return { OIDC_ISSUER: oidcIssuer, OIDC_CLIENT_ID: oidcClientId };
  const client = makeSignInClient(scope, pool, baseUrl);
  return { OIDC_ISSUER: pool.userPoolProviderUrl, OIDC_CLIENT_ID: client.userPoolClientId };
}

/** Our pages as a client of the pool. */
function makeSignInClient(scope: Construct, pool: UserPool, baseUrl: string): UserPoolClient {
  return new UserPoolClient(scope, 'pages-client', {
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
}
