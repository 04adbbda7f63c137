/** English is on its way: Estonian until then. */
export * from '../et/clocks-timeline.ts';
