import { readConfig } from '@fengqiao/service/bootstrap/config';
import { runService } from '@fengqiao/service/bootstrap/run-service';
import { outreach } from './outreach.service.ts';

await runService(outreach, readConfig('outreach', process.env));
