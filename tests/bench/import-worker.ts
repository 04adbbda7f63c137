/** Imports one bundle in a process of its own, as a container does at its start, and prints the processor time of that in ms. */
const [bundle = ''] = process.argv.slice(2);
const before = process.cpuUsage();
await import(bundle);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
// What the bundle keeps open is not waited for.
process.exit();
