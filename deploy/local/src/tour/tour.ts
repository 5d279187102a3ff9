import { parseArgs } from 'node:util';
import { readSettings } from '../settings/settings.ts';
import { Caller } from './caller.ts';
import * as disputes from './dispute-roads.ts';
import { figuresAreAsBefore, voidAll } from './ending.ts';
import { markFigures } from './figures.ts';
import { Guide } from './guide.ts';
import { MediationGuide } from './mediation-guide.ts';
import * as roads from './roads.ts';
import { publishTourCategory } from './tour-category.ts';
import { publishTourLimits } from './tour-policy.ts';

const scenes = [
  roads.straightRoad,
  roads.receipt,
  roads.escalation,
  roads.objection,
  roads.suspension,
  roads.extension,
  roads.unsatisfied,
  roads.appeal,
  roads.merged,
  roads.atOnce,
  roads.callForHelp,
];

const disputeScenes = [
  disputes.knownExample,
  disputes.inDefault,
  disputes.levelByLevel,
  disputes.referredAndBack,
];

const usage = 'usage 用法: npm run -s tour [-- --explain]   --explain: each clock day by day 逐日说明计时';

/**
 * Drives a running stack through every road of a case and of a dispute, with limits of seconds, and leaves it as it was:
 * what it began is voided, also when a scene fails. Gives the exit code.
 */
export async function tour(
  root: string,
  words: string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> {
  const explains = readWords(words);
  if (explains === null) {
    say(usage);
    return 2;
  }
  const { home, portBase } = readSettings(root, [], env);
  const at = (port: number) => `http://127.0.0.1:${portBase + port}`;
  const services = { intake: at(1), mediation: at(2), scoring: at(3) };
  const caller = new Caller(home, services);
  try {
    await fetch(`${services.intake}/healthz`);
  } catch {
    say(`no stack at ${services.intake}: start it first with npm start 请先运行 npm start`);
    return 1;
  }
  const before = await markFigures(caller);
  await publishTourLimits(caller);
  await publishTourCategory(caller, true);
  say('cases of category "tour" have limits of seconds; all others keep theirs 演练类事项以秒计时，其余照旧');
  const guide = new Guide(caller, say, explains);
  const mediators = new MediationGuide(guide);
  try {
    for (const scene of scenes) await scene(guide);
    for (const scene of disputeScenes) await scene(mediators);
  } finally {
    guide.scene('收尾', 'All of it is voided, and counts nowhere; numbers and histories stay');
    await publishTourCategory(caller, false);
    await voidAll(caller, { cases: guide.begun, disputes: mediators.begun }, say);
  }
  return (await figuresAreAsBefore(caller, before, say)) ? 0 : 1;
}

/** Whether clocks are explained; null for words that say nothing here. */
function readWords(words: string[]): boolean | null {
  try {
    const { values } = parseArgs({ args: words, options: { explain: { type: 'boolean', default: false } } });
    return values.explain;
  } catch {
    return null;
  }
}
