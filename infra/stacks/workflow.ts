/** Everything that can be destroyed and deployed again: functions, machines, mail and pages. What must survive is in state.ts. */
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnStateMachine, IChainable, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Environment, FunctionName } from '#contract/environment';
import { acknowledge } from '../constructs/acknowledge.ts';
import { caseEnvironment } from '../constructs/case-environment.ts';
import { keepFailures } from '../constructs/gradual.ts';
import { IncomingMail } from '../constructs/incoming-mail.ts';
import { issuerOf } from '../constructs/officers.ts';
import { Operations } from '../constructs/operations.ts';
import { OutgoingMail } from '../constructs/outgoing-mail.ts';
import { RESTART_OUTPUT } from '../constructs/outputs.ts';
import { PagesApi } from '../constructs/pages-api.ts';
import { grantRights, grantTokens, letRedrive, letShow } from '../constructs/rights.ts';
import { Rotation } from '../constructs/rotation.ts';
import { Schedules } from '../constructs/schedules.ts';
import { TugiradaFunction } from '../constructs/tugirada-function.ts';
import { type MachineName, TugiradaMachine } from '../constructs/tugirada-machine.ts';
import { Watch } from '../constructs/watch.ts';
import { defineImport } from '../machines/import.ts';
import { defineIntake } from '../machines/intake.ts';
import { defineMaintenance } from '../machines/maintenance.ts';
import { defineObligation } from '../machines/obligation.ts';
import { defineReferral } from '../machines/referral.ts';
import { defineRestart } from '../machines/restart.ts';
import { defineService } from '../machines/service.ts';
import { defineTransfer } from '../machines/transfer.ts';
import type { Settings } from '../settings.ts';
import type { Kept } from './state.ts';

export interface WorkflowProps extends StackProps {
  readonly settings: Settings;
  /** Folder of the functions' bundles; null: they get a stand-in for their code. */
  readonly bundles: string | null;
  readonly kept: Kept;
}

interface Size {
  readonly timeout?: Duration;
  /** MB; 1,769 MB are one vCPU. */
  readonly memorySize?: number;
}

export class WorkflowStack extends Stack {
  private readonly settings: Settings;
  private readonly bundles: string | null;
  private readonly kept: Kept;
  private readonly operations: Operations;
  private readonly outgoing: OutgoingMail;
  private readonly api: PagesApi;
  private readonly functions: TugiradaFunction<FunctionName>[] = [];

  constructor(scope: Construct, id: string, { settings, bundles, kept, ...props }: WorkflowProps) {
    super(scope, id, { description: 'Tugirada: functions, machines, mail and pages', ...props });
    this.settings = settings;
    this.bundles = bundles;
    this.kept = kept;
    this.operations = new Operations(this, 'operations', { settings, keys: kept.keys });
    this.outgoing = new OutgoingMail(this, 'outgoing-mail', kept.mail.configurationSet);
    this.api = new PagesApi(this, 'api', kept.api, this.operations);

    const { obligation, service } = this.makeWaitingMachines();
    const referral = this.makeReferral(obligation, service);
    const intake = this.makeIntake(referral, obligation);
    const transfer = this.makeTransfer(obligation);
    const imports = this.makeImport(referral, obligation);
    const starts = {
      REFERRAL_MACHINE_ARN: referral.stateMachineArn,
      OBLIGATION_MACHINE_ARN: obligation.stateMachineArn,
      INTAKE_MACHINE_ARN: intake.stateMachineArn,
      SERVICE_MACHINE_ARN: service.stateMachineArn,
      TRANSFER_MACHINE_ARN: transfer.stateMachineArn,
      IMPORT_MACHINE_ARN: imports.stateMachineArn,
    };
    const sweep = this.make('sweep', { ...this.casework(), ...starts }, { timeout: Duration.seconds(210) });
    const morningRound = this.make(
      'morning-round',
      { ...this.casework(), ...starts },
      { timeout: Duration.seconds(210) },
    );
    const maintenance = this.makeMaintenance(sweep, morningRound);
    const restart = this.makeRestart(referral, obligation);
    const pages = this.make('pages', {
      ...this.casework(),
      ...starts,
      RESTART_MACHINE_ARN: restart.stateMachineArn,
      MAINTENANCE_MACHINE_ARN: maintenance.stateMachineArn,
      ...this.signIn(),
    });
    for (const starter of [sweep, pages]) {
      for (const machine of [referral, obligation, intake, transfer, imports])
        machine.grantStartExecution(starter);
    }
    letRedrive([referral, obligation, intake, service, transfer, imports], pages, sweep, morningRound);
    letShow({ redriven: [restart], shown: [maintenance] }, pages);
    this.api.serve(pages.live);
    for (const machine of [referral, obligation]) machine.grantStartExecution(morningRound);
    new IncomingMail(this, 'incoming-mail', {
      settings,
      bucket: kept.bucket,
      intake,
      undelivered: this.operations.undelivered,
      activate: settings.activateInbox ? this.make('activate-inbox', {}) : null,
    });
    const mailEvent = this.make('mail-event', { TABLE_NAME: kept.table.tableName });
    this.outgoing.tell(mailEvent.live, this.operations);
    const canary = this.makeCanary();
    for (const { live } of [mailEvent, canary])
      keepFailures(live, this.operations.undelivered, kept.keys.data);
    new Schedules(this, 'schedules', {
      maintenance,
      canary: canary.live,
      undelivered: this.operations.undelivered,
      key: kept.keys.data,
    });
    new Rotation(this, 'rotation', { rotate: this.make('rotate-key', {}), secrets: kept.secrets });
    const cases = { intake, referral, obligation, service };
    const machines = { ...cases, transfer, import: imports, restart, maintenance };
    new Watch(this, 'watch', { operations: this.operations, machines, functions: this.functions });
    grantTokens(this, this.functions, [obligation, service]);
  }

  private makeWaitingMachines() {
    const keepToken = this.make('keep-token', this.casework());
    const obligationSteps = {
      openObligation: this.make('open-obligation', this.casework()),
      keepToken,
      nudgeObligation: this.make('nudge-obligation', this.casework()),
      planNudge: this.make('plan-nudge', this.casework()),
      closeObligation: this.make('close-obligation', this.casework()),
    };
    const obligation = this.machine('obligation', 'Keeps one promise of one party', (inside) =>
      defineObligation(inside, obligationSteps),
    );
    const serviceSteps = {
      planService: this.make('plan-service', this.casework()),
      keepToken,
      reachMilestone: this.make('reach-milestone', {
        ...this.casework(),
        OBLIGATION_MACHINE_ARN: obligation.stateMachineArn,
      }),
    };
    obligation.grantStartExecution(serviceSteps.reachMilestone);
    const service = this.machine('service', 'Carries one service to its end, at most 12 months', (inside) =>
      defineService(inside, serviceSteps),
    );
    // A policy of its own, attached afterwards: in the role's first policy the machine would need itself to be made.
    new Policy(this, 'start-successor', {
      roles: [service.role],
      statements: [
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [service.stateMachineArn] }),
      ],
    });
    return { obligation, service };
  }

  private makeReferral(obligation: StateMachine, service: StateMachine): StateMachine {
    const placeCase = this.make('place-case', this.casework());
    const referral = this.machine('referral', 'Carries one referral to the start of its service', (inside) =>
      defineReferral(inside, { placeCase, obligation, service }),
    );
    const child = this.getLogicalId(obligation.node.defaultChild as CfnStateMachine);
    acknowledge(
      referral,
      `IAM5[Resource::arn:<AWS::Partition>:states:${this.region}:<AWS::AccountId>:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"${child}"}]}]}*]`,
      'It waits for executions of *obligation* and stops them, and these are named by case.',
    );
    return referral;
  }

  private makeIntake(referral: StateMachine, obligation: StateMachine): StateMachine {
    const startsReferral = { ...this.casework(), REFERRAL_MACHINE_ARN: referral.stateMachineArn };
    const openCase = this.make('open-case', startsReferral);
    const fileMail = this.make('file-mail', {
      ...startsReferral,
      OBLIGATION_MACHINE_ARN: obligation.stateMachineArn,
    });
    obligation.grantStartExecution(fileMail);
    referral.grantStartExecution(openCase);
    referral.grantStartExecution(fileMail);
    const readMail = this.make(
      'read-mail',
      {
        TABLE_NAME: this.kept.table.tableName,
        MAIL_BUCKET: this.kept.bucket.bucketName,
        MAIL_DOMAIN: this.settings.domain,
        REFERRAL_INBOX: this.settings.inboxAddress,
        TRUSTED_FORWARDERS: this.settings.trustedForwarders.join(','),
        REPLY_KEY_SECRET: this.kept.secrets['reply-key'].secretArn,
      },
      // Longer than the Task's 20 s, so that States.Timeout tells the machine and not an error of Lambda.
      // A mail of 25 MB is in memory several times over: bytes, decoded parts, text of its attachments.
      { timeout: Duration.seconds(25), memorySize: 2048 },
    );
    const triageMail = this.make('triage-mail', this.casework());
    return this.machine('intake', 'Reads one mail and gives it to where it belongs', (inside) =>
      defineIntake(inside, { readMail, openCase, fileMail, triageMail }),
    );
  }

  private makeMaintenance(
    sweep: TugiradaFunction<'sweep'>,
    morningRound: TugiradaFunction<'morning-round'>,
  ): StateMachine {
    const measure = this.make('measure', { TABLE_NAME: this.kept.table.tableName });
    return this.machine('maintenance', 'Does what a crash may have left half done', (inside) =>
      defineMaintenance(inside, { sweep, measure, morningRound }),
    );
  }

  private makeTransfer(obligation: StateMachine): StateMachine {
    const environment = { ...this.casework(), OBLIGATION_MACHINE_ARN: obligation.stateMachineArn };
    const listTransfer = this.make('list-transfer', this.casework());
    const transferCase = this.make('transfer-case', environment);
    obligation.grantStartExecution(transferCase);
    return this.machine('transfer', 'Gives the running cases of a contract to another provider', (inside) =>
      defineTransfer(inside, { listTransfer, transferCase }),
    );
  }

  private makeImport(referral: StateMachine, obligation: StateMachine): StateMachine {
    const importLines = this.make('import-lines', {
      ...this.casework(),
      REFERRAL_MACHINE_ARN: referral.stateMachineArn,
      OBLIGATION_MACHINE_ARN: obligation.stateMachineArn,
    });
    for (const machine of [referral, obligation]) machine.grantStartExecution(importLines);
    const listImport = this.make('list-import', this.casework());
    const finishImport = this.make('finish-import', this.casework());
    return this.machine('import', 'Checks and opens running cases from a file', (inside) =>
      defineImport(inside, { listImport, importLines, finishImport }),
    );
  }

  private makeRestart(referral: StateMachine, obligation: StateMachine): StateMachine {
    const restartCases = this.make('restart-cases', {
      ...this.casework(),
      REFERRAL_MACHINE_ARN: referral.stateMachineArn,
      OBLIGATION_MACHINE_ARN: obligation.stateMachineArn,
    });
    for (const machine of [referral, obligation]) machine.grantStartExecution(restartCases);
    const restart = this.machine('restart', 'Starts machines anew from the stored facts', (inside) =>
      defineRestart(inside, { restartCases }),
    );
    new CfnOutput(this, RESTART_OUTPUT, { value: restart.stateMachineArn });
    return restart;
  }

  private makeCanary(): TugiradaFunction<'canary'> {
    const { SENDER, CONFIGURATION_SET, REPLY_KEY_SECRET } = this.casework();
    const REFERRAL_INBOX = this.settings.inboxAddress;
    return this.make('canary', { SENDER, REFERRAL_INBOX, CONFIGURATION_SET, REPLY_KEY_SECRET });
  }

  private make<Name extends FunctionName>(name: Name, environment: Environment<Name>, size: Size = {}) {
    const made = new TugiradaFunction(this, name, {
      environment,
      bundles: this.bundles,
      operations: this.operations,
      ...size,
    });
    grantRights(made, this.kept, {
      identityArn: this.kept.mail.identity.emailIdentityArn,
      configurationSetArn: this.formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: this.kept.mail.configurationSet.configurationSetName,
      }),
      sender: this.settings.sender,
    });
    this.functions.push(made);
    return made;
  }

  private machine(
    name: MachineName,
    comment: string,
    define: (inside: Construct) => IChainable,
  ): StateMachine {
    return new TugiradaMachine(this, name, { comment, define, operations: this.operations }).machine;
  }

  private casework(): Environment<'place-case'> {
    return caseEnvironment(this.settings, this.kept);
  }

  private signIn() {
    return {
      SESSION_KEY_SECRET: this.kept.secrets['session-key'].secretArn,
      ...issuerOf(this.settings, this.kept.officers),
      OIDC_ROLE_CLAIM: this.settings.oidcRoleClaim,
      OIDC_SUBJECT: this.settings.oidcSubject,
      OIDC_CLIENT_SECRET: this.kept.secrets['oidc-client-secret'].secretArn,
    };
  }
}
