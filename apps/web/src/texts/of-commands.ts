import type { CaseView } from '../desk/api/desk-client.ts';

/** Something for each command that a case can offer. */
export type OfCommands<What> = Readonly<Record<CaseView['commands'][number]['command'], What>>;
