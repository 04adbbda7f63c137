import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it, vi } from 'vitest';

const measured = vi.hoisted(() => {
  process.env.TABLE_NAME = 'cases';
  process.env.AWS_REGION = 'eu-central-1';
  return new Map<string, number>();
});
vi.mock('#runtime/metrics', () => ({
  measure: (name: string, value: number) => measured.set(name, value),
  publish: () => {},
}));
const { handler } = await import('../../../functions/measure.ts');

const documents = mockClient(DynamoDBDocumentClient);
const context = { functionName: 'measure', awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 };

beforeEach(() => {
  documents.reset();
  measured.clear();
});

it('counts what is open and overdue as the work list does, so that what stands is not overdue', async () => {
  documents.on(QueryCommand).callsFake(({ Select, FilterExpression, ExpressionAttributeValues }) => {
    if (Select !== 'COUNT') return { Items: [{ receivedAt: '2026-02-11T22:00:00.000Z' }] };
    if (!FilterExpression) return { Count: 320 };
    expect(FilterExpression).toContain('#paused <> :paused');
    expect(ExpressionAttributeValues).toMatchObject({ ':upTo': '2026-02-11', ':paused': true });
    return { Count: 3 };
  });
  await (handler as (event: object, given: object) => Promise<unknown>)(
    { now: '2026-02-12T08:00:00.000Z' },
    context,
  );
  expect(Object.fromEntries(measured)).toEqual({
    ObligationsOpen: 320,
    ObligationsOverdue: 3,
    OldestTriageHours: 10,
  });
});
