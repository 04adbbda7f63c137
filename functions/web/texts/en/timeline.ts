/** English is on its way: Estonian until then. */
export * from '../et/timeline.ts';
