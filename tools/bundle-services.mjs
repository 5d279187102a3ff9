// Each service in one file: reading three thousand modules was more than half of what its process computed until it served.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Whatever app has a process of its own: one that was forgotten here would be missed when a stack starts. */
const services = readdirSync(join(root, 'apps')).filter((app) =>
  existsSync(join(root, 'apps', app, 'src', 'main.ts')),
);

if (await bundle(root, services)) console.error('bundled the services');
