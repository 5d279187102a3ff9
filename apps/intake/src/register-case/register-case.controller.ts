import { createCommand } from '@fengqiao/aggregate/http/command-controllers';
import { HandleAtOnceBody, RegisterBody, RegisteredCase } from '@fengqiao/contracts/http/intake/case';
import type { Type } from '@nestjs/common';
import { RegisterCaseHandler } from './register-case.handler.ts';

const address = {
  tag: 'cases',
  under: 'v1/cases',
  handler: RegisterCaseHandler,
  answer: RegisteredCase,
};

export const registerCaseControllers: readonly Type[] = [
  createCommand(address, {
    path: '',
    summary: 'Register a matter: anyone through the portal, desk and officers otherwise',
    body: RegisterBody,
    operation: 'RegisterCase_register',
    key: 'register',
    open: true,
    give: (handler, body, request) => handler.register(body, request),
  }),
  createCommand(address, {
    path: 'handle-at-once',
    summary: 'Solved on the spot: registered, assigned to the acting officer and replied to in one command',
    body: HandleAtOnceBody,
    operation: 'RegisterCase_handleAtOnce',
    key: 'handle-at-once',
    give: (handler, body, request) => handler.handleAtOnce(body, request),
  }),
];
