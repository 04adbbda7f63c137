/** Executions on disk (SQLite): what runs, where it stands, what happened. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { HistoryEvent } from './run.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One execution as stored. Instants are ms since the epoch; input, output and snapshot are JSON texts. */
export type ExecutionRow = {
  arn: string;
  machineArn: string;
  name: string;
  status: Status;
  startedAt: number;
  stoppedAt: number | null;
  input: string;
  output: string | null;
  error: string | null;
  cause: string | null;
  /** The state that the outermost flow entered last. */
  state: string;
  redriveCount: number;
  redrivenAt: number | null;
  /** The call of another execution that started this one (`<arn>#<call>`), and 1 if it waits for the end. */
  startedBy: string | null;
  awaited: number;
  /** The id of the definition it began with; a running execution keeps it, as on AWS. */
  definition: string;
  snapshot: string;
};

/** What lists show of an execution. */
export type SummaryRow = Pick<ExecutionRow, (typeof SUMMARY)[number]>;

export type ExecutionFilter = { machineArn?: string | undefined; status?: Status | undefined };

export type Store = {
  /** Adds an execution with its first events. */
  insert(row: ExecutionRow, events: HistoryEvent[]): void;
  /** Stores one transition, all or nothing: the execution as it now is and the events that it added. */
  update(row: ExecutionRow, events: HistoryEvent[]): void;
  find(arn: string): ExecutionRow | null;
  /** Newest first. */
  list(filter: ExecutionFilter): SummaryRow[];
  /** Everything that runs, oldest first. */
  running(): ExecutionRow[];
  history(arn: string): HistoryEvent[];
  keepDefinition(id: string, body: string): void;
  definition(id: string): string | null;
  close(): void;
};

/** NORMAL: what is committed survives kill -9; a power cut may cost the last commits. */
const TABLES = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS definition (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS execution (
    id INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, machineArn TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL,
    startedAt INTEGER NOT NULL, stoppedAt INTEGER, input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT,
    state TEXT NOT NULL, redriveCount INTEGER NOT NULL, redrivenAt INTEGER, startedBy TEXT, awaited INTEGER NOT NULL,
    definition TEXT NOT NULL REFERENCES definition (id), snapshot TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS execution_by_status ON execution (status);
  CREATE TABLE IF NOT EXISTS event (
    arn TEXT NOT NULL, id INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (arn, id)
  ) WITHOUT ROWID;
`;

const COLUMNS = [
  ...[
    'arn',
    'machineArn',
    'name',
    'status',
    'startedAt',
    'stoppedAt',
    'input',
    'output',
    'error',
    'cause',
    'state',
  ],
  ...['redriveCount', 'redrivenAt', 'startedBy', 'awaited', 'definition', 'snapshot'],
] as const satisfies (keyof ExecutionRow)[];

const SUMMARY = [
  ...['arn', 'machineArn', 'name', 'status', 'startedAt', 'stoppedAt', 'state', 'error', 'cause'],
  ...['redriveCount', 'redrivenAt'],
] as const satisfies (keyof ExecutionRow)[];

const CHANGING = COLUMNS.slice(3).filter((column) => column !== 'input' && column !== 'definition');

/** Opens (or makes) the database in `file`; ':memory:' keeps nothing. */
export function openStore(file: string): Store {
  const database = new DatabaseSync(file);
  database.exec(TABLES);
  const insertRow = database.prepare(
    `INSERT INTO execution (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `:${column}`).join(', ')})`,
  );
  const changes = CHANGING.map((column) => `${column} = :${column}`).join(', ');
  const updateRow = database.prepare(`UPDATE execution SET ${changes} WHERE arn = :arn`);
  const insertEvent = database.prepare('INSERT INTO event (arn, id, body) VALUES (?, ?, ?)');
  const findRow = database.prepare('SELECT * FROM execution WHERE arn = ?');
  const listRows = database.prepare(
    `SELECT ${SUMMARY.join(', ')} FROM execution
     WHERE ifnull(:machineArn, machineArn) = machineArn AND ifnull(:status, status) = status ORDER BY id DESC`,
  );
  const runningRows = database.prepare("SELECT * FROM execution WHERE status = 'RUNNING' ORDER BY id");
  const listEvents = database.prepare('SELECT body FROM event WHERE arn = ? ORDER BY id');
  const keep = database.prepare('INSERT OR IGNORE INTO definition (id, body) VALUES (?, ?)');
  const findDefinition = database.prepare('SELECT body FROM definition WHERE id = ?');

  function write(
    statement: StatementSync,
    columns: readonly (keyof ExecutionRow)[],
    row: ExecutionRow,
    events: HistoryEvent[],
  ) {
    database.exec('BEGIN IMMEDIATE');
    try {
      statement.run(Object.fromEntries(columns.map((column) => [column, row[column]])));
      for (const event of events) insertEvent.run(row.arn, event.id, JSON.stringify(event));
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    insert: (row, events) => write(insertRow, COLUMNS, row, events),
    update: (row, events) => write(updateRow, ['arn', ...CHANGING], row, events),
    find: (arn) => (findRow.get(arn) as ExecutionRow | undefined) ?? null,
    list: ({ machineArn = undefined, status = undefined }) =>
      listRows.all({ machineArn: machineArn ?? null, status: status ?? null }) as SummaryRow[],
    running: () => runningRows.all() as ExecutionRow[],
    history: (arn) => listEvents.all(arn).map(({ body }) => JSON.parse(String(body)) as HistoryEvent),
    keepDefinition: (id, body) => void keep.run(id, body),
    definition: (id) => (findDefinition.get(id)?.body as string | undefined) ?? null,
    close: () => database.close(),
  };
}
