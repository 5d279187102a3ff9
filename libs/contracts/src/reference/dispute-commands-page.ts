import { disputeCommands } from '@fengqiao/domain/dispute/commands/permissions';
import { disputeStatuses, isOpen } from '@fengqiao/domain/dispute/dispute';
import {
  disputeActors,
  disputeCommandNames,
  disputeTransitionOf,
} from '@fengqiao/domain/dispute/commands/transitions';
import { disputeCommandBodies } from '../http/mediation/dispute-commands.ts';
import { commandsPage } from './commands-page.ts';
import { disputeCommandWords, disputeStatusWords } from './dispute-words.ts';

/** `docs/dispute-commands.md`: the same of a dispute. */
export function disputeCommandsPage(): string {
  return commandsPage({
    title: 'The commands of a dispute 矛盾纠纷的命令',
    madeFrom: [
      'libs/domain/src/dispute/commands/transitions.ts',
      'libs/contracts/src/http/mediation/dispute-commands.ts',
    ],
    commands: disputeCommandNames.map((name) => ({
      ...disputeTransitionOf(name),
      ...{ name, nameZh: disputeCommandWords[name], body: disputeCommandBodies[name] },
      setters: disputeCommands.settersOf(name),
    })),
    stageHeader: ['status', '状态'],
    stages: disputeStatuses.map((name) => ({
      ...{ name, nameZh: disputeStatusWords[name], isEnding: !isOpen(name) },
    })),
    actors: Object.entries(disputeActors),
    begins: ['screened: screen', 'settled: settle-at-once'],
    ends: ['referred --> [*]', 'withdrawn --> [*]', 'merged --> [*]'],
    paragraphs: [
      'Staff give a command as `POST /v1/disputes/{id}/<command>`, a party those it is named for as `POST /v1/public/disputes/{number}/<command>` with the header `Query-Code`; it leaves out `party`, which is itself. `issue-receipt` answers a receipt besides, whose claim the party exchanges by `POST /v1/public/disputes/{number}/claim` for a code; until `record-identity` says that it has shown who it is, the code looks and makes statements, and reads nothing it said in confidence before. A dispute begins by `POST /v1/disputes` (`screened`), by `POST /v1/disputes/settle-at-once` (settled on the spot, or performing while something is owed), or by a case that is referred. What a consultation gives out for it is made at the meeting ([joint mediation](joint-mediation.md)); its unit ends it by `complete-resolution`.',
      'Refused in this order: out of scope `not-found` (404); a role that never gives the command `forbidden` (403); the status `stage-forbids` (409); not this person `forbidden` (403); then what else stands in the way (`libs/domain/src/dispute/commands/guards.ts`), and last what the body says.',
    ],
  });
}
