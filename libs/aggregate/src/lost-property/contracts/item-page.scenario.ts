import { commandsPage } from '@fengqiao/contracts/reference/commands-page';
import { actors, itemCommands, transitions, type ItemCommandName } from '../domain/commands.scenario.ts';
import { isOpen, stages, type Stage } from '../domain/item.scenario.ts';
import { itemBodies } from './item.scenario.ts';

const stageWords: Record<Stage, string> = {
  ...{ found: '已登记', announced: '招领中', 'handed-over': '已认领', disposed: '已处置' },
};
const commandWords: Record<ItemCommandName, string> = {
  ...{ announce: '发布招领', 'hand-over': '认领发还', dispose: '无主处置' },
};

export const pageCommands = itemCommands.names.map((name) => ({
  ...transitions[name],
  ...{ name, nameZh: commandWords[name], body: itemBodies[name], setters: itemCommands.settersOf(name) },
}));

export const itemCommandsPage = () =>
  commandsPage({
    title: 'The commands of lost property 拾得物的命令',
    madeFrom: ['domain/commands.scenario.ts', 'contracts/item.scenario.ts'],
    commands: pageCommands,
    stageHeader: ['stage', '环节'],
    stages: stages.map((name) => ({ name, nameZh: stageWords[name], isEnding: !isOpen(name) })),
    actors: Object.entries(actors),
    begins: ['found: register'],
    ends: ['handed_over --> [*]', 'disposed --> [*]'],
    paragraphs: [
      'It begins by `POST /v1/lost-property`. Nobody may dispose of it before its claim is missed.',
    ],
  });
