import { readConfig } from '@fengqiao/service/config';
import { runService } from '@fengqiao/service/run-service';
import { intake } from './intake.service.ts';

await runService(intake, readConfig('intake', process.env));
