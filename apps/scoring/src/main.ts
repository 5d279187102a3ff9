import { readConfig } from '@fengqiao/service/bootstrap/config';
import { runService } from '@fengqiao/service/bootstrap/run-service';
import { scoring } from './scoring.service.ts';

await runService(scoring, readConfig('scoring', process.env));
