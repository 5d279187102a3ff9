import { readConfig } from '@fengqiao/service/config';
import { runService } from '@fengqiao/service/run-service';
import { mediation } from './mediation.service.ts';

await runService(mediation, readConfig('mediation', process.env));
