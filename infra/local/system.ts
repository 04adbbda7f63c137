/** The whole system on one machine: the synthesized machines, the real handlers, and a stand-in for each AWS service. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRegistry } from '#store/registry';
import { parseSettings } from '../settings.ts';
import { type Backends, openBackends } from './backends.ts';
import type { LocalClock } from './clock.ts';
import { openClock } from './clock-file.ts';
import { openFrontDoor } from './endpoints/front-door.ts';
import { createLocalApp } from './endpoints/local-app.tsx';
import type { Execution } from './endpoints/ports.ts';
import { signInOverHttp } from './endpoints/sign-in.ts';
import { createOidc, OIDC_CLIENT_ID, OIDC_PATH } from './oidc.ts';
import { pagesFunction } from './pages-function.ts';
import { createPost } from './post.ts';
import { createRotations } from './rotations.ts';
import { createSchedules } from './schedules.ts';
import { PROVIDER, seedRegistry } from './seed.ts';
import { createSmtp } from './services/smtp.ts';
import { synthesizeTemplate } from './synthesize.ts';
import type { LocalMachine } from './template.ts';
import { createWanted } from './wanted.ts';

export type SystemSettings = {
  /** HTTP and SMTP ports on 127.0.0.1; 0 takes a free one. */
  port: number;
  smtpPort: number;
  /** Folder of all state; made when missing. */
  dataDir: string;
  /** ISO instant at which the clock of a new folder stands; without it, real time. */
  startAt?: string;
};

export type LocalSystem = {
  url: string;
  port: number;
  smtpPort: number;
  /** The address that municipalities write to. */
  inbox: string;
  clock: LocalClock;
  /** Ends all work; what runs goes on at the next start. */
  stop(): Promise<void>;
};

/**
 * Starts the system; it is ready when the promise resolves.
 * @throws when a port is in use (`EADDRINUSE`), the folder cannot be written, or the template holds what has no stand-in
 */
export async function startSystem(settings: SystemSettings): Promise<LocalSystem> {
  const closers: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return { ...(await start(settings, (close) => closers.push(close))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  { port, smtpPort, dataDir, startAt }: SystemSettings,
  onStop: (close: () => unknown) => void,
): Promise<Omit<LocalSystem, 'stop'>> {
  mkdirSync(dataDir, { recursive: true });
  const inData = (name: string) => join(dataDir, name);

  const door = await openFrontDoor(port);
  onStop(door.close);
  const url = `http://127.0.0.1:${door.port}`;
  const app = parseSettings({ baseUrl: url, oidcIssuer: `${url}${OIDC_PATH}`, oidcClientId: OIDC_CLIENT_ID });
  const template = await synthesizeTemplate(app, url);
  const clock = openClock(inData('clock.json'), startAt);
  const backends = await openBackends({ dataDir, region: app.region, template, clock, onStop });
  const { s3, ses, secrets, invoker, stepFunctions, table, startMachine } = backends;

  // The handlers are imported in their threads while the registry is filled here.
  await Promise.all([invoker.warm(), seedRegistry(createRegistry(table), inData('seeded'))]);
  await stepFunctions.start();
  ses.begin();
  const wanted = createWanted(backends, app);
  const schedules = createSchedules({
    schedules: template.schedules,
    clock,
    start: startMachine,
    isUnfinished: wanted.sweep,
    roundWantedFrom: async (limitMs) =>
      (await wanted.round()) ? clock.now() : wanted.erasing(clock.now(), limitMs),
  });
  onStop(schedules.stop);
  await schedules.begin();
  const rotations = createRotations({
    rotations: template.rotations,
    clock,
    secrets,
    invoke: invoker.invoke,
  });
  onStop(rotations.stop);
  await rotations.begin();
  const smtp = createSmtp({
    port: smtpPort,
    domain: app.domain,
    region: app.region,
    put: s3.putDirect,
    clock,
  });
  onStop(smtp.stop);
  const openSmtpPort = await smtp.start();

  const post = createPost({ smtpPort: openSmtpPort, inbox: app.inboxAddress, now: clock.now });
  const localApp = createLocalApp({
    baseUrl: url,
    smtpPort: openSmtpPort,
    inbox: app.inboxAddress,
    parties: [
      { address: post.sampleSender, who: 'juhtumikorraldaja, kes saadab näidise' },
      { address: app.agencyAddress, who: 'Sotsiaalkindlustusamet (SKA)' },
      { address: PROVIDER.email, who: `teenuseosutaja ${PROVIDER.name}` },
    ],
    clock,
    mails: async (to) => ses.mails(to),
    executions: () => executionsOf(backends, template.machines),
    ...post,
    signIn: (officer) => signInOverHttp(url, officer),
  });
  const oidc = createOidc({
    baseUrl: url,
    clientSecret: secrets.value('oidc-client-secret'),
    file: inData('oidc.json'),
  });
  door.open({ baseUrl: url, app: localApp, oidc, pages: pagesFunction(template.functions, invoker, clock) });
  // First of all at the end: a request in the middle of a stop would meet half a system.
  onStop(door.close);
  return { url, port: door.port, smtpPort: openSmtpPort, inbox: app.inboxAddress, clock };
}

function executionsOf({ stepFunctions }: Backends, machines: LocalMachine[]): Execution[] {
  const shortNames = new Map(machines.map(({ arn, name }) => [arn.split(':').at(-1), name]));
  return stepFunctions.executions().map(({ machine, name, status, startedAt, stoppedAt, state }) => ({
    machine: shortNames.get(machine) ?? machine,
    name,
    status,
    startedAt,
    stoppedAt,
    state,
  }));
}
