import { resolve } from 'node:path';
import { readSettings } from '../settings/settings.ts';
import { startProvider } from './start-provider.ts';

// The words of `npm start` are among ours, before the starter's mark.
const words = process.argv.slice(2).filter((word) => word === '--several');
const root = resolve(import.meta.dirname, '../../../..');
const provider = await startProvider(readSettings(root, words, process.env));
const stop = () => void provider.stop().then(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
