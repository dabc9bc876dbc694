/** `npm run test:long`: the same tests with many more runs of whatever is random: kills, spoilt files, properties. */
export {};

process.env.LONG = '1';
await import('./test.ts');
