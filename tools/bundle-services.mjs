// Each service in one file: reading three thousand modules was more than half of what its process computed until it served.
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const services = ['intake', 'mediation', 'scoring', 'gateway'];

if (await bundle(fileURLToPath(new URL('..', import.meta.url)), services))
  console.error('bundled the services');
