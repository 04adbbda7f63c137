/** Policies over alarms: everything that can fail has one, and each leads to a heading of the runbook. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { metricsNamespace, metricsService, metricUnits } from '#contract/metrics';
import { type Resource, synthesize } from './synthesized.ts';

const app = synthesize({ alarmAddress: 'valve@ska.example' });
const alarms = app.ofType('AWS::CloudWatch::Alarm');
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const headings = [...runbook.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) => heading);
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

/** Metrics of alarms as `namespace name of resource`. */
const watched = alarms.map(([, { Properties }]) =>
  JSON.stringify([Properties.Metrics, Properties.Dimensions, Properties.MetricName]),
);
const watches = (id: string, metric: string) =>
  watched.filter((one) => one.includes(`"${id}"`) && one.includes(metric));

describe('alarms', () => {
  it.each(app.ofType('AWS::Lambda::Function'))('watch the errors of function %s', (id) => {
    expect(watches(id, 'Errors')).toHaveLength(1);
  });

  it.each(
    app.ofType('AWS::StepFunctions::StateMachine'),
  )('watch failed and timed-out executions of %s', (id) => {
    expect(watches(id, 'ExecutionsFailed')).toHaveLength(1);
    expect(watches(id, 'ExecutionsTimedOut')).toHaveLength(1);
  });

  it('watch that maintenance still comes to its end, half an hour at most without', () => {
    const [id] =
      app.ofType('AWS::StepFunctions::StateMachine').find(([one]) => /^maintenance/.test(one)) ?? [];
    const found = alarms.filter(([, { Properties }]) => Properties.MetricName === 'ExecutionsSucceeded');
    expect(found.map(([, { Properties }]) => Properties)).toEqual([
      expect.objectContaining({
        Dimensions: [{ Name: 'StateMachineArn', Value: { Ref: id } }],
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        Statistic: 'Sum',
        Period: 900,
        EvaluationPeriods: 2,
        TreatMissingData: 'breaching',
      }),
    ]);
  });

  it.each(app.ofType('AWS::SQS::Queue'))('watch the depth of the dead-letter queue %s', (id) => {
    const attribute = JSON.stringify([id, 'QueueName']);
    expect(
      watched.filter((one) => one.includes(attribute) && one.includes('ApproximateNumberOfMessagesVisible')),
    ).toHaveLength(1);
  });

  it.each(alarms)('%s tells somebody, and stays quiet when nothing ran', (id, { Properties }) => {
    expect(Properties.AlarmActions).toHaveLength(1);
    // But for what comes by itself, whose absence is the alarm.
    expect(Properties.TreatMissingData).toBe(/^watchno/.test(id) ? 'breaching' : 'notBreaching');
  });

  it('stop a deployment of the function that they watch, and bring its old version back', () => {
    const groups = app.ofType('AWS::CodeDeploy::DeploymentGroup');
    expect(groups).toHaveLength(app.ofType('AWS::Lambda::Function').length);
    for (const [id, { Properties }] of groups) {
      const { Alarms, Enabled } = Properties.AlarmConfiguration as { Alarms: object[]; Enabled: boolean };
      const own = id.replace(/deployment[0-9A-F]{8}$/, 'errors');
      expect([Enabled, Alarms]).toEqual([true, [{ Name: { Ref: expect.stringMatching(`^${own}`) } }]]);
      expect(Properties.AutoRollbackConfiguration).toMatchObject({
        Enabled: true,
        Events: expect.arrayContaining(['DEPLOYMENT_STOP_ON_ALARM']),
      });
    }
  });

  it('count what the functions measure, under its name', () => {
    const counted = new Set<string>(Object.keys(metricUnits));
    const ours = alarms.filter(([, { Properties }]) => Properties.Namespace === metricsNamespace);
    expect(ours.length).toBeGreaterThan(0);
    for (const [, { Properties }] of ours) {
      expect(counted).toContain(Properties.MetricName);
      expect(Properties.Dimensions).toEqual([{ Name: 'service', Value: metricsService }]);
    }
  });

  it('see a count that comes late: none puts zeros in the place of what is missing', () => {
    const expressions = watched.filter((one) => one.includes('"Expression"'));
    expect(expressions).toHaveLength(app.ofType('AWS::StepFunctions::StateMachine').length);
    for (const expression of expressions) expect(expression).not.toContain('FILL(');
  });

  it.each(alarms)('%s leads to a heading of the runbook', (_, { Properties }) => {
    const [, anchor] = /^runbook: docs\/runbook\.md#(.+)$/.exec(String(Properties.AlarmDescription)) ?? [];
    expect(headings.map(slug)).toContain(anchor);
  });

  it('share no heading', () => {
    expect(new Set(alarms.map(([, { Properties }]) => Properties.AlarmDescription)).size).toBe(alarms.length);
  });

  it('go to the address of the settings', () => {
    const [topic] = app.ofType('AWS::SNS::Topic');
    const subscriptions = app.ofType('AWS::SNS::Subscription').map(([, { Properties }]) => Properties);
    expect(subscriptions).toEqual([
      { Protocol: 'email', Endpoint: 'valve@ska.example', TopicArn: { Ref: topic?.[0] } },
    ]);
  });
});

describe('the topic of alarms', () => {
  const [[topic]] = app.ofType('AWS::SNS::Topic') as [[string, Resource]];
  const [[, policy]] = app.ofType('AWS::SNS::TopicPolicy') as [[string, Resource]];
  const { Statement } = app.flatten(policy.Properties.PolicyDocument) as { Statement: object[] };

  it('lets CloudWatch publish: its own policy takes the place of the usual one', () => {
    const allowed = Statement.filter((one) => (one as { Effect: string }).Effect === 'Allow');
    expect(allowed).toEqual([
      {
        Sid: 'TellAlarms',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: `arn:aws:sns:eu-central-1:111122223333:${topic}`,
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: {
            'aws:SourceArn': 'arn:aws:cloudwatch:eu-central-1:111122223333:alarm:tugirada-workflow-*',
          },
        },
      },
    ]);
    expect(policy.Properties.Topics).toEqual([{ Ref: topic }]);
  });

  it.each(
    alarms,
  )('hears %s by that policy: the alarm is of that stack, and CloudFormation names it', (id, one) => {
    expect(app.workflow.Resources).toHaveProperty(id);
    expect(one.Properties.AlarmName).toBeUndefined();
    expect(one.Properties.AlarmActions).toEqual([{ Ref: topic }]);
  });
});

describe('the dashboard', () => {
  const [[, dashboard]] = app.ofType('AWS::CloudWatch::Dashboard') as [[string, Resource]];
  const body = JSON.stringify(app.flatten(dashboard.Properties.DashboardBody));

  it.each(Object.keys(metricUnits))('shows %s', (name) => {
    expect(body).toContain(name);
  });

  it('shows every machine, every function and the queue of what reached nobody', () => {
    for (const type of ['AWS::StepFunctions::StateMachine', 'AWS::Lambda::Function', 'AWS::SQS::Queue'])
      for (const [id] of app.ofType(type)) expect(body, id).toContain(id);
  });

  it('reckons with zeros where no promise of a kind was kept or broken yet', () => {
    const { widgets } = JSON.parse(String(app.flatten(dashboard.Properties.DashboardBody)));
    const expressions = [...JSON.stringify(widgets).matchAll(/"expression":"((?:[^"\\]|\\.)*)"/g)].map(
      ([, expression = '']) => expression,
    );
    const sums = expressions.filter((expression) => expression.includes('SUM('));
    expect(sums.length).toBeGreaterThan(1);
    for (const sum of sums) expect(sum).toMatch(/^SUM\(\[SEARCH\(.+\), TIME_SERIES\(0\)\]\)$/);
  });

  it('holds what CloudWatch takes: JSON with widgets beside each other', () => {
    const { widgets } = JSON.parse(String(app.flatten(dashboard.Properties.DashboardBody)));
    expect(widgets.length).toBeGreaterThan(10);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
  });
});

describe('the runbook', () => {
  it('says under each alarm what it means, what to look at and what to do', () => {
    const sections = runbook.split(/^### /m).slice(1);
    const ofAlarms = sections.filter((section) =>
      alarms.some(([, { Properties }]) =>
        String(Properties.AlarmDescription).endsWith(`#${slug(section.split('\n')[0] ?? '')}`),
      ),
    );
    expect(ofAlarms).toHaveLength(alarms.length);
    for (const section of ofAlarms)
      expect(section).toMatch(/\*\*Means:\*\*[\s\S]+\*\*Look at:\*\*[\s\S]+\*\*Do:\*\*/);
  });

  it('has no heading for a function or machine that is gone', () => {
    const anchors = alarms.map(([, { Properties }]) => String(Properties.AlarmDescription).split('#')[1]);
    const named = headings.filter((heading) => /^(Function|Machine) /.test(heading)).map(slug);
    expect(named.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });

  it('links to headings that exist', () => {
    const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(0);
    for (const anchor of links) expect(headings.map(slug)).toContain(anchor);
  });
});
