/** Injection tokens of the gateway's own, beside those of every process (`@fengqiao/service/bootstrap/tokens`). */
export const GATEWAY_CONFIG = Symbol('gateway config');
