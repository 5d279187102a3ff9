import { readConfig } from '@fengqiao/service/config';
import { runService } from '@fengqiao/service/run-service';
import { scoring } from './scoring.service.ts';

await runService(scoring, readConfig('scoring', process.env));
