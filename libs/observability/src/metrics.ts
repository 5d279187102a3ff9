import { Registry, collectDefaultMetrics } from 'prom-client';

/** One registry a process part: services started side by side in a test do not share counters. */
export function createMetrics(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}
