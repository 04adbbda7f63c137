/** A secret of which a new version is being made: what Secrets Manager's rotation asks a function to do, without its labels. */
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';

export interface SecretVersion {
  readonly text: string;
  /** When it was made, ISO instant. */
  readonly since: string;
}

export interface SecretInRotation {
  /** True once the new version is the current one. */
  readonly done: boolean;
  readonly current: () => Promise<SecretVersion>;
  /** @returns null while the new version has no text */
  readonly coming: () => Promise<SecretVersion | null>;
  readonly writeComing: (text: string) => Promise<void>;
  readonly makeCurrent: () => Promise<void>;
}

/**
 * @param SecretId ARN or name
 * @param VersionId of the version that Secrets Manager has begun
 * @throws Error when no such version was begun
 */
export async function secretInRotation(
  manager: SecretsManagerClient,
  SecretId: string,
  VersionId: string,
): Promise<SecretInRotation> {
  const { VersionIdsToStages = {} } = await manager.send(new DescribeSecretCommand({ SecretId }));
  const stages = VersionIdsToStages[VersionId] ?? [];
  const done = stages.includes('AWSCURRENT');
  if (!done && !stages.includes('AWSPENDING')) throw new Error('This version of the secret was not begun');
  const read = async (version: { VersionId?: string; VersionStage: string }): Promise<SecretVersion> => {
    const found = await manager.send(new GetSecretValueCommand({ SecretId, ...version }));
    if (!found.SecretString || !found.CreatedDate) throw new Error('A version has no text or no date');
    return { text: found.SecretString, since: found.CreatedDate.toISOString() };
  };
  return {
    done,
    current: () => read({ VersionStage: 'AWSCURRENT' }),
    coming: () =>
      read({ VersionId, VersionStage: 'AWSPENDING' }).catch((error: unknown) => {
        if (error instanceof ResourceNotFoundException) return null;
        throw error;
      }),
    writeComing: async (SecretString) => {
      const version = { ClientRequestToken: VersionId, SecretString, VersionStages: ['AWSPENDING'] };
      await manager.send(new PutSecretValueCommand({ SecretId, ...version }));
    },
    makeCurrent: async () => {
      const [from] = Object.entries(VersionIdsToStages).find(([, one]) => one.includes('AWSCURRENT')) ?? [];
      const move = { VersionStage: 'AWSCURRENT', MoveToVersionId: VersionId, RemoveFromVersionId: from };
      await manager.send(new UpdateSecretVersionStageCommand({ SecretId, ...move }));
    },
  };
}
