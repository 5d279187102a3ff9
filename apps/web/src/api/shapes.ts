import type { components as Intake } from './intake-api.generated.ts';
import type { components as Mediation } from './mediation-api.generated.ts';

/** A case as its citizen sees it. */
export type CitizenCase = Intake['schemas']['CitizenCase'];
/** A dispute as one of its parties sees it. */
export type PartyDispute = Mediation['schemas']['PartyDispute'];
