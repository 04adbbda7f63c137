/** The domain as others know it: who signs its mails, under which configuration they leave, what stands in the DNS. */
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

type Domains = Pick<Settings, 'domain' | 'mailFromDomain'>;

/** Kept: another identity would sign with other DKIM keys, and the DNS, often somebody else's, would have to follow. */
export class MailIdentity extends Construct {
  readonly identity: EmailIdentity;
  /** Kept with the identity, which names it; and a bounce of a mail that left before still comes under this name. */
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, domains: Domains) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'configuration', {
      // Links in task mails open a person's data: a receiver without TLS gets a bounce, and SKA sees that.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
    this.configurationSet.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.identity = new EmailIdentity(this, 'identity', {
      identity: Identity.domain(domains.domain),
      configurationSet: this.configurationSet,
      mailFromDomain: domains.mailFromDomain,
      // DKIM alone aligns with DMARC, too: better a mail under SES's own bounce address than none.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    // A first deployment that fails takes it away again: a second one could not make it, the account has a domain once.
    this.identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.tellRecords(domains);
  }

  /** What must stand in the DNS before a mail leaves or comes in. */
  private tellRecords({ domain, mailFromDomain }: Domains): void {
    const { region } = Stack.of(this);
    const records = [
      ['Mx', `${domain} MX 10 inbound-smtp.${region}.amazonaws.com`],
      ['MailFromMx', `${mailFromDomain} MX 10 feedback-smtp.${region}.amazonses.com`],
      ['MailFromSpf', `${mailFromDomain} TXT "v=spf1 include:amazonses.com -all"`],
      ['Spf', `${domain} TXT "v=spf1 include:amazonses.com -all"`],
      ['Dmarc', `_dmarc.${domain} TXT "v=DMARC1; p=reject; adkim=s; aspf=r"`],
      ...this.identity.dkimRecords.map(
        ({ name, value }, index) => [`Dkim${index + 1}`, `${name} CNAME ${value}`] as const,
      ),
    ];
    for (const [name, value] of records) new CfnOutput(Stack.of(this), `Dns${name}`, { value });
  }
}
