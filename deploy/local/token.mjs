// `npm run -s token -- PERSON`: a token for a person of the sample, and nothing else, on standard output.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { homeFolder, tokenFor } from './local-identity.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [person] = process.argv.slice(2);
try {
  if (!person)
    throw new Error(
      'usage: npm run -s token -- PERSON, where PERSON is an id of deploy/local/sample/people.csv',
    );
  process.stdout.write(`${await tokenFor(homeFolder(root, process.env), person)}\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
