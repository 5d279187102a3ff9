import type { RunningService } from '@fengqiao/service/bootstrap/start-service';
import type { TestService } from '../harness/test-service.ts';

/** What is asked whatever comes to mind: a `TestService`, or the gateway. `get` reads its document. */
export interface FuzzedService extends Pick<TestService, 'get' | 'token' | 'dataSource'> {
  readonly running: Pick<RunningService, 'url'>;
}
