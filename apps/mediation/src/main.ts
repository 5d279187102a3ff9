import { readConfig } from '@fengqiao/service/bootstrap/config';
import { runService } from '@fengqiao/service/bootstrap/run-service';
import { mediation } from './mediation.service.ts';

await runService(mediation, readConfig('mediation', process.env));
