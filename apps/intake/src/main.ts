import { readConfig } from '@fengqiao/service/bootstrap/config';
import { runService } from '@fengqiao/service/bootstrap/run-service';
import { intake } from './intake.service.ts';

await runService(intake, readConfig('intake', process.env));
