import { isOpen, stages } from '@fengqiao/domain/case/case';
import { caseCommands } from '@fengqiao/domain/case/commands/permissions';
import { actors, commandNames, transitionOf } from '@fengqiao/domain/case/commands/transitions';
import { commandBodies } from '../http/intake/case-commands.ts';
import { commandWords, stageWords } from './case-words.ts';
import { commandsPage } from './commands-page.ts';

/** `docs/commands.md`: the table of the case's commands as a page, made from the table that decides. */
export function caseCommandsPage(): string {
  return commandsPage({
    title: 'The commands of a case 事项的命令',
    madeFrom: [
      'libs/domain/src/case/commands/transitions.ts',
      'libs/contracts/src/http/intake/case-commands.ts',
    ],
    commands: commandNames.map((name) => ({
      ...transitionOf(name),
      ...{ name, nameZh: commandWords[name], body: commandBodies[name] },
      setters: caseCommands.settersOf(name),
      label: caseCommands.isGivenBy(name, 'staff') ? name : `${name} (citizen)`,
    })),
    stageHeader: ['stage', '环节'],
    stages: stages.map((name) => ({ name, nameZh: stageWords[name], isEnding: !isOpen(name) })),
    actors: Object.entries(actors),
    begins: ['registered: register', 'replied: handle-at-once'],
    ends: ['merged --> registered: unmerge, to the stage before', 'withdrawn --> [*]', 'voided --> [*]'],
    paragraphs: [
      'Staff give a command as `POST /v1/cases/{id}/<command>`, the citizen as `POST /v1/public/cases/{number}/rating`, `…/add`, `…/withdraw`, `…/reopen`, `…/appeal` with the header `Query-Code`, without `onPaper`. What a counter gives for a citizen who is there is signed: `onPaper` says when, and where the paper is kept. `issue-receipt` answers a receipt besides; its claim is exchanged by `POST /v1/public/cases/{number}/claim` for a code, which `POST /v1/public/cases/{number}/confirm` confirms: one never confirmed adds and rates, and the case stays `replied` for its follow-up. A case begins by `POST /v1/cases` (`registered`) or `POST /v1/cases/handle-at-once` (`replied`). `POST /v1/cases/{id}/acknowledge` (签收) is open in every stage to whoever has a notice of the case.',
      'Another category by `submit` or `reclassify` asks for none of its further fields, also where they are required of whoever registers: what is missing is asked of the citizen (`ask`), and what was said before stays. A case takes at most `additionsOfCase` × `add` and `questionsOfCase` × `ask` (`libs/domain/src/bounds.ts`). A voided case is not corrected: it counts nowhere, and is corrected once an appeal has brought it back. What a counter records for the citizen of a merged case, `rate` or `reopen` with `onPaper`, is given under that case and done with the one that answers for it.',
      'Refused in this order: out of scope `not-found` (404); a role that never gives the command `forbidden` (403); the stage `stage-forbids` (409); not this person `forbidden` (403); then what else stands in the way (`libs/domain/src/case/commands/guards.ts`), and last what the body says.',
    ],
  });
}
