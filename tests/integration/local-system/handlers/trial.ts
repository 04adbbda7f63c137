/** A handler for the tests of the local Lambda: waits, spins, throws or tells what it sees, as the event asks. */
type Trial = { waitMs?: number; spin?: boolean; throws?: string; exit?: boolean; bytes?: number };

export const handler = async (event: Trial, context: { getRemainingTimeInMillis(): number }) => {
  while (event.spin) Math.sqrt(2);
  if (event.exit) process.exit(7);
  if (event.throws) throw Object.assign(new Error('on purpose'), { name: event.throws });
  if (event.waitMs) await new Promise((resolve) => setTimeout(resolve, event.waitMs));
  if (event.bytes) return 'x'.repeat(event.bytes);
  return {
    event,
    colour: process.env.COLOUR,
    profile: process.env.AWS_PROFILE ?? null,
    endpoint: process.env.AWS_ENDPOINT_URL_SFN,
    hasTime: context.getRemainingTimeInMillis() > 0,
  };
};
