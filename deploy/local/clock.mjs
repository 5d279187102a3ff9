// `npm run -s clock -- "7 working days" --from 2026-09-30T16:00`: when a limit is due, and why.
const { askClock } = await import('./dist/commands/ask-clock.js').catch(() => {
  console.error('build first: npm run build 请先构建');
  process.exit(1);
});
process.exitCode = askClock(process.argv.slice(2), process.env, Date.now(), console.log);
