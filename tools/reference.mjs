// `npm run reference`: writes the pages of docs/ that are made from tables of the code.
import { writeFile } from 'node:fs/promises';

const made = '../libs/contracts/dist/reference';
const { caseCommandsPage } = await import(`${made}/case-commands-page.js`);
const { outreachCommandsPage } = await import(`${made}/outreach-commands-page.js`);
const { disputeCommandsPage } = await import(`${made}/dispute-commands-page.js`);
await writeFile(new URL('../docs/commands.md', import.meta.url), caseCommandsPage());
await writeFile(new URL('../docs/outreach-commands.md', import.meta.url), outreachCommandsPage());
await writeFile(new URL('../docs/dispute-commands.md', import.meta.url), disputeCommandsPage());
