/** Lambda: Secrets Manager asks it, step by step, to change a key. The new one signs from then on, the older ones still verify. */
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { addKey, parseKeyRing, writeKeyRing } from '#contract/key-ring';
import { secrets } from '#runtime/clients';
import { lambda } from '#runtime/lambda';
import { secretInRotation } from '#runtime/secret-versions';

const schemas = {
  input: z.looseObject({
    Step: z.enum(['createSecret', 'setSecret', 'testSecret', 'finishSecret']),
    SecretId: z.string().check(z.minLength(1)),
    /** Id of the new version. A step that is tried again has the same. */
    ClientRequestToken: z.string().check(z.minLength(1)),
  }),
  output: z.object({}),
};

export const handler = lambda(
  'rotate-key',
  schemas,
  async () => secrets(),
  async (manager, { Step, SecretId, ClientRequestToken }) => {
    const secret = await secretInRotation(manager, SecretId, ClientRequestToken);
    // Nobody but us knows these keys, so there is nothing to set elsewhere.
    if (secret.done || Step === 'setSecret') return {};
    if (Step === 'finishSecret') {
      await secret.makeCurrent();
      return {};
    }
    const [coming, current] = [await secret.coming(), await secret.current()];
    const ring = parseKeyRing(current.text);
    if (Step === 'createSecret' && !coming) {
      const key = randomBytes(32).toString('base64url');
      await secret.writeComing(writeKeyRing(addKey(ring, current.since, nameFrom(ClientRequestToken), key)));
    }
    // At a deployment Secrets Manager tries this step alone, before there is a new key.
    if (Step === 'testSecret' && coming) {
      const [, before] = parseKeyRing(coming.text);
      if (before?.key !== ring[0].key) throw new Error('The new version does not hold the current key');
    }
    return {};
  },
);

/** Letters of a-j and 2-7, the same for the same version: hexadecimal without 0, 1, 8 and 9. */
const nameFrom = (versionId: string): string =>
  createHash('sha256')
    .update(versionId)
    .digest('hex')
    .replace(/[0189]/g, (digit) => 'ghij'.charAt('0189'.indexOf(digit)));
