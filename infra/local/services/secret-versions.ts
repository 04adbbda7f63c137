/** Versions of one secret and their stages, as Secrets Manager keeps them. Every change is a new object. */
import * as z from 'zod';

const versionSchema = z.object({
  id: z.string().min(1),
  /** Null: a rotation has begun it, and nobody has given it a value yet. */
  value: z.string().nullable(),
  stages: z.array(z.string()),
  /** ISO instant. */
  createdAt: z.string(),
});
export const versionsSchema = z.array(versionSchema).min(1);
export type SecretVersions = z.infer<typeof versionsSchema>;
export type SecretVersion = SecretVersions[number];

/** A refusal by its name in AWS. */
export class SecretRefused extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const CURRENT = 'AWSCURRENT';
const PENDING = 'AWSPENDING';
const PREVIOUS = 'AWSPREVIOUS';

export const firstVersion = (id: string, value: string, createdAt: string): SecretVersions => [
  { id, value, stages: [CURRENT], createdAt },
];

/** @throws SecretRefused when there is no such version, or it has no value yet */
export function versionOf(versions: SecretVersions, id?: string, stage?: string): SecretVersion {
  const wanted = stage ?? (id === undefined ? CURRENT : undefined);
  const found = versions.find(
    (one) => (id === undefined || one.id === id) && (wanted === undefined || one.stages.includes(wanted)),
  );
  if (!found || found.value === null) {
    throw new SecretRefused(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret value.",
    );
  }
  return found;
}

/** @returns with a version that a rotation has begun; the id of one that was begun before and not finished stays */
export function beginVersion(versions: SecretVersions, id: string, createdAt: string): SecretVersions {
  if (pendingOf(versions)) return versions;
  return [...versions, { id, value: null, stages: [PENDING], createdAt }];
}

/** @returns the id of the version that is being made, or null */
export const pendingOf = (versions: SecretVersions): string | null =>
  versions.find(({ stages }) => stages.includes(PENDING) && !stages.includes(CURRENT))?.id ?? null;

/** @throws SecretRefused when this version has another value already */
export function putVersion(
  versions: SecretVersions,
  { id, value, stages, createdAt }: SecretVersion,
): SecretVersions {
  const known = versions.find((one) => one.id === id);
  if (known?.value === value) return versions;
  if (known && known.value !== null)
    throw new SecretRefused('ResourceExistsException', `The version ${id} exists already with another value`);
  const others = versions.filter((one) => one.id !== id);
  const put = [...others, { id, value, stages: [], createdAt }];
  return stages.reduce((all, stage) => moveStage(all, stage, id), put);
}

/** Moves a stage to a version; who was current becomes the previous one, and versions without a stage are forgotten. */
export function moveStage(versions: SecretVersions, stage: string, to: string): SecretVersions {
  if (!versions.some(({ id }) => id === to))
    throw new SecretRefused('ResourceNotFoundException', `There is no version ${to}`);
  const left = versions.find(({ stages }) => stages.includes(CURRENT));
  const give = (all: SecretVersions, name: string, id: string) =>
    all.map((one) => ({
      ...one,
      stages: [...one.stages.filter((own) => own !== name), ...(one.id === id ? [name] : [])],
    }));
  const moved = give(versions, stage, to);
  const replaced = stage === CURRENT && left && left.id !== to ? give(moved, PREVIOUS, left.id) : moved;
  return replaced.filter(({ stages }) => stages.length > 0);
}
