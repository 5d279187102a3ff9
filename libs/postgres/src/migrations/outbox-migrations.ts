import { EventTraces1795392000001 } from './2026-11-23-event-traces.ts';
import { Outbox1795305600001 } from './2026-11-22-outbox.ts';
import { EventWords1795910400001 } from './2026-11-29-event-words.ts';
import { PlansByNearness1795910400076 } from './2026-11-29-plans-by-nearness.ts';
import { SealedAnswers1795910400002 } from './2026-11-29-sealed-answers.ts';

/** Everything a service needs whose events and plans the relay publishes, in order. */
export const outboxMigrations = [
  Outbox1795305600001,
  EventTraces1795392000001,
  SealedAnswers1795910400002,
  EventWords1795910400001,
  PlansByNearness1795910400076,
];
