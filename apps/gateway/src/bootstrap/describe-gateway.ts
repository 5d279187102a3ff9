import { gatewayExamples } from '@fengqiao/contracts/examples/gateway-examples';
import { describeApi } from '@fengqiao/service/openapi/openapi';
import { schemaValidation } from '@fengqiao/service/problems/validation';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Express } from 'express';

const description =
  'The front door: who is signed in, the way in and out, and for an administrator who else is. What lies below ' +
  '`/api/intake`, `/api/mediation` and `/api/scoring` is described by the services themselves.';

/** What the gateway answers of its own; checked as it is described. Made when it is first asked for. */
export function describeGateway(app: NestExpressApplication): void {
  app.useGlobalPipes(schemaValidation);
  let document: object | undefined;
  const routes = app.getHttpAdapter().getInstance() as Express;
  routes.get('/api/gateway/openapi.json', (_, response) => {
    document ??= describeApi(app, 'gateway', { description, examples: gatewayExamples });
    response.json(document);
  });
}
