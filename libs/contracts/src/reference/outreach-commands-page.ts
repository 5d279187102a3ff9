import { hazardCommands } from '@fengqiao/domain/hazard/commands/permissions';
import { hazardActors, hazardTransitions } from '@fengqiao/domain/hazard/commands/transitions';
import { hazardStages, isOpen } from '@fengqiao/domain/hazard/hazard';
import { hazardBodies } from '../http/outreach/hazard-commands.ts';
import { commandsPage, type PageCommand } from './commands-page.ts';
import { hazardCommandWords, hazardStageWords } from './hazard-words.ts';

/** The table of a hazard's commands, each with the body it stands with. */
export const hazardPageCommands: readonly PageCommand[] = hazardCommands.names.map((name) => ({
  ...hazardTransitions[name],
  ...{ name, nameZh: hazardCommandWords[name], body: hazardBodies[name] },
  setters: hazardCommands.settersOf(name),
}));

/** `docs/outreach-commands.md`: of hazards, the first kind of outreach. */
export function outreachCommandsPage(): string {
  return commandsPage({
    title: 'The commands of a hazard 安全隐患的命令',
    madeFrom: [
      'libs/domain/src/hazard/commands/transitions.ts',
      'libs/contracts/src/http/outreach/hazard-commands.ts',
    ],
    commands: hazardPageCommands,
    stageHeader: ['stage', '环节'],
    stages: hazardStages.map((name) => ({ name, nameZh: hazardStageWords[name], isEnding: !isOpen(name) })),
    actors: Object.entries(hazardActors),
    begins: ['found: find', 'solved: handle-at-once'],
    ends: ['closed --> [*]', 'solved --> [*]', 'taken_over --> [*]', 'voided --> [*]'],
    paragraphs: [
      'A hazard begins by `POST /v1/hazards` (`found`) or `POST /v1/hazards/handle-at-once` (`solved`, with evidence), by a desk or an officer of its place or above. Every command is `POST /v1/hazards/{id}/<command>`. The document of the n-th notice is `GET /v1/hazards/{id}/notices/{n}`, byte for byte as it was issued.',
      'Clocks: `notice`, 2 working days from when it was found, and again from a re-check that failed; `rectify`, what the notice says, by default 15 days on the calendar, extended once; `re-check`, 3 working days from when it is said to be put right, or from the end of `rectify` where nobody says so; `receipt`, 5 working days from a referral. After two notices that failed there is no third: it is referred.',
      'Refused in this order: out of scope `not-found` (404); a role that never gives the command `forbidden` (403); the stage `stage-forbids` (409); not this person `forbidden` (403); then what else stands in the way (`libs/domain/src/hazard/commands/guards.ts`), and last what the body says.',
    ],
  });
}
