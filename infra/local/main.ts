/**
 * `npm start`: the local system, its addresses in words, and a clean end. Its environment:
 *
 *     PORT, SMTP_PORT   ports on 127.0.0.1 (3000, 2525)
 *     DATA_DIR          folder of all state (.local)
 *     TUGIRADA_START    ISO instant at which the clock of a new folder stands; later starts go on from where it stood
 */
import { resolve } from 'node:path';
import { startSystem } from './system.ts';

const port = portOf('PORT', 3000);
const smtpPort = portOf('SMTP_PORT', 2525);
const dataDir = resolve(process.env.DATA_DIR ?? '.local');

try {
  const system = await startSystem({ port, smtpPort, dataDir, startAt: process.env.TUGIRADA_START });
  console.log(`Tugirada is ready after ${(performance.now() / 1000).toFixed(1)} s.

  Start page      ${system.url}/
  Admin page      ${system.url}/admin
  SMTP            127.0.0.1:${system.smtpPort}
  Referral inbox  ${system.inbox}
  Data            ${dataDir}

Stop with Ctrl+C.`);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await system.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  console.error(inWords(error));
  process.exit(1);
}

function portOf(name: string, otherwise: number): number {
  const port = Number(process.env[name] ?? otherwise);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  console.error(`${name} is "${process.env[name]}", which is no port.`);
  process.exit(1);
}

function inWords(error: unknown): string {
  const { code, port: taken } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${taken} is in use. Stop the program that has it, or choose others: PORT=3001 SMTP_PORT=2526 npm start`;
  }
  if (code === 'EACCES') return `Port ${taken} or the folder ${dataDir} is not ours to use.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
