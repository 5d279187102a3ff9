import type { ActorWords, Transition } from '../../aggregate/command-table.ts';
import type { HazardStage } from '../hazard.ts';
import type { HazardCommandName } from './hazard-command.ts';

/**
 * Who gives a command. A desk or an officer: whoever has the role where the hazard is, or above. The others are found from
 * it: who handles it, and whoever acts for its owner's post.
 */
export const hazardActors = {
  desk: { role: 'desk', nameZh: '受理席' },
  officer: { role: 'officer', nameZh: '民警' },
  supervisor: { role: 'supervisor', nameZh: '督察员' },
  handler: { role: null, nameZh: '承办人' },
  owner: { role: null, nameZh: '责任领导' },
} as const satisfies Record<string, ActorWords>;
export type HazardActor = keyof typeof hazardActors;

const beforeEnd: readonly HazardStage[] = ['found', 'noticed', 'rectified', 'failed'];
const open: readonly HazardStage[] = [...beforeEnd, 'referred'];
const anyStaff = ['desk', 'officer', 'handler', 'owner'] as const;

/** 隐患 as a table (outreach text, Hazard), in the order of its road. */
export const hazardTransitions = {
  solve: { from: ['found'], to: ['solved'], by: anyStaff },
  notice: { from: ['found', 'failed'], to: ['noticed'], by: anyStaff },
  'record-service': { from: ['noticed', 'rectified'], to: 'stays', by: anyStaff },
  extend: { from: ['noticed'], to: 'stays', by: ['owner'] },
  'claim-rectified': { from: ['noticed'], to: ['rectified'], by: anyStaff },
  're-check': { from: ['noticed', 'rectified'], to: ['closed', 'failed'], by: anyStaff },
  refer: { from: beforeEnd, to: ['referred'], by: anyStaff },
  'record-receipt': { from: ['referred'], to: ['taken-over'], by: anyStaff },
  'change-handler': { from: open, to: 'stays', by: ['desk', 'owner'] },
  'report-up': { from: beforeEnd, to: 'stays', by: anyStaff },
  void: { from: open, to: ['voided'], by: ['owner', 'supervisor'] },
} as const satisfies Record<HazardCommandName, Transition<HazardStage, HazardActor>>;
