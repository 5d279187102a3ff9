import { createCommand } from '@fengqiao/aggregate/http/command-controllers';
import {
  DisputeView,
  RegisterDisputeBody,
  SettleAtOnceBody,
} from '@fengqiao/contracts/http/mediation/dispute';
import type { Type } from '@nestjs/common';
import { ScreenDisputeHandler } from './screen-dispute.handler.ts';

const address = {
  tag: 'disputes',
  under: 'v1/disputes',
  handler: ScreenDisputeHandler,
  answer: DisputeView,
};

export const screenDisputeControllers: readonly Type[] = [
  createCommand(address, {
    path: '',
    summary: 'Write a dispute down where it is',
    body: RegisterDisputeBody,
    operation: 'ScreenDispute_screen',
    key: 'screen',
    give: (handler, body, request) => handler.screen(body, request),
  }),
  createCommand(address, {
    path: 'settle-at-once',
    summary: 'Settled on the spot: written down, mediated, signed and agreed in one command',
    body: SettleAtOnceBody,
    operation: 'ScreenDispute_settleAtOnce',
    key: 'settle-at-once',
    give: (handler, body, request) => handler.settleAtOnce(body, request),
  }),
];
