// `npm run reference`: writes the pages of docs/ that are made from tables of the code.
import { writeFile } from 'node:fs/promises';

const { caseCommandsPage } = await import('../libs/contracts/dist/reference/case-commands-page.js');
await writeFile(new URL('../docs/commands.md', import.meta.url), caseCommandsPage());
