import { readSettings } from '../settings/settings.ts';
import * as disputes from './dispute-roads.ts';
import { Guide } from './guide.ts';
import { MediationGuide } from './mediation-guide.ts';
import * as roads from './roads.ts';
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
  disputes.eachDefault,
  disputes.levelByLevel,
  disputes.referredAndBack,
];

/** Drives a running stack through every road of a case and of a dispute, with limits of seconds. Gives the exit code. */
export async function tour(
  root: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> {
  const { home, portBase } = readSettings(root, [], env);
  const intake = `http://127.0.0.1:${portBase + 1}`;
  const mediation = `http://127.0.0.1:${portBase + 2}`;
  const guide = new Guide(home, { intake, mediation }, say);
  try {
    await fetch(`${intake}/healthz`);
  } catch {
    say(`no stack at ${intake}: start it first with npm start 请先运行 npm start`);
    return 1;
  }
  await publishTourLimits(guide);
  for (const scene of scenes) await scene(guide);
  const mediators = new MediationGuide(guide);
  for (const scene of disputeScenes) await scene(mediators);
  say('');
  say(
    `done 完成。Each case is open at ${intake}/docs, each dispute at ${mediation}/docs, and as workflow case/<id> or dispute/<id> in the Temporal UI.`,
  );
  return 0;
}
