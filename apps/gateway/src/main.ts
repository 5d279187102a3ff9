import { runProcess } from '@fengqiao/service/bootstrap/run-process';
import { readGatewayConfig } from './bootstrap/gateway-config.ts';
import { startGateway } from './bootstrap/start-gateway.ts';

const config = readGatewayConfig(process.env);
await runProcess('gateway', config.logLevel, () => startGateway(config));
