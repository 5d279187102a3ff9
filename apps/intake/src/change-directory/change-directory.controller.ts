import {
  AbsenceBody,
  AbsenceView,
  AddPersonBody,
  AddUnitBody,
  CancelBody,
  ChangedPerson,
  ChangePersonBody,
  ContactBody,
  PostHoldingView,
  RenameUnitBody,
  SeatBody,
  StandInBody,
  StandInView,
  UnitView,
} from '@fengqiao/contracts/http/intake/directory';
import { PersonId } from '@fengqiao/contracts/http/fragments/names';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Body, Controller, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Request } from '../cases/case-desk.ts';
import { ChangePeopleHandler } from './change-people.handler.ts';
import { ChangePostsHandler } from './change-posts.handler.ts';
import { ChangeUnitsHandler } from './change-units.handler.ts';

interface Handlers {
  readonly units: ChangeUnitsHandler;
  readonly people: ChangePeopleHandler;
  readonly posts: ChangePostsHandler;
}

interface DirectoryCommand<Body extends z.ZodType> {
  /** Below `v1/directory`; with `:id` where one thing is changed. */
  readonly path: string;
  readonly summary: string;
  readonly body: Body;
  readonly answer: z.ZodType;
  /** Of what `:id` names. */
  readonly id?: z.ZodType<string>;
  readonly give: (handlers: Handlers, body: z.infer<Body>, request: Request, id: string) => Promise<unknown>;
}

const command = <Body extends z.ZodType>(given: DirectoryCommand<Body>): Type => controllerOf(given);

/** One row a change of the directory. All but `contact` are the administrator's. */
export const changeDirectoryControllers: readonly Type[] = [
  command({
    path: 'units',
    summary: 'Add a unit',
    body: AddUnitBody,
    answer: UnitView,
    give: ({ units }, body, request) => units.add(body, request),
  }),
  command({
    path: 'units/rename',
    summary: 'Rename a unit; its path stays',
    body: RenameUnitBody,
    answer: UnitView,
    give: ({ units }, body, request) => units.rename(body, request),
  }),
  command({
    path: 'people',
    summary: 'Add a person',
    body: AddPersonBody,
    answer: ChangedPerson,
    give: ({ people }, body, request) => people.add(body, request),
  }),
  command({
    path: 'people/:id/change',
    summary: 'Change name, role, unit or subject of a person from now on',
    body: ChangePersonBody,
    answer: ChangedPerson,
    id: PersonId,
    give: ({ people }, body, request, id) => people.change(id, body, request),
  }),
  command({
    path: 'people/:id/contact',
    summary: 'How notices reach a person: the administrator, and everybody for himself or herself',
    body: ContactBody,
    answer: ContactBody,
    id: PersonId,
    give: ({ people }, body, request, id) => people.contact(id, body, request),
  }),
  command({
    path: 'posts/seat',
    summary: 'Seat a person in a post; of a chief the one before leaves at that moment',
    body: SeatBody,
    answer: PostHoldingView,
    give: ({ posts }, body, request) => posts.seat(body, request),
  }),
  command({
    path: 'posts/unseat',
    summary: 'End a holding, or take a planned one back',
    body: SeatBody,
    answer: PostHoldingView,
    give: ({ posts }, body, request) => posts.unseat(body, request),
  }),
  command({
    path: 'stand-ins',
    summary: 'Set who stands in for a post, and when',
    body: StandInBody,
    answer: StandInView,
    give: ({ posts }, body, request) => posts.standIn(body, request),
  }),
  command({
    path: 'stand-ins/:id/cancel',
    summary: 'End a stand-in now, or take a planned one back',
    body: CancelBody,
    answer: StandInView,
    id: z.uuid(),
    give: ({ posts }, _, request, id) => posts.cancelStandIn(id, request),
  }),
  command({
    path: 'absences',
    summary: 'Record that a person is away, and when; not why',
    body: AbsenceBody,
    answer: AbsenceView,
    give: ({ posts }, body, request) => posts.absence(body, request),
  }),
  command({
    path: 'absences/:id/cancel',
    summary: 'End an absence now, or take a planned one back',
    body: CancelBody,
    answer: AbsenceView,
    id: z.uuid(),
    give: ({ posts }, _, request, id) => posts.cancelAbsence(id, request),
  }),
];

function controllerOf<Content extends z.ZodType>(given: DirectoryCommand<Content>): Type {
  const { path, summary, answer, body: schema, id } = given;

  @ApiTags('directory')
  @Controller('v1/directory')
  class ChangeDirectoryController {
    constructor(
      readonly units: ChangeUnitsHandler,
      readonly people: ChangePeopleHandler,
      readonly posts: ChangePostsHandler,
    ) {}

    @Post(path)
    @HttpCode(200)
    @DescribeCommand({ summary, answer })
    async change(
      @Body({ schema }) body: z.infer<Content>,
      @Bearer() identity: Identity,
      @CommandPreconditions() preconditions: Preconditions,
      id = '',
    ) {
      const request = { identity, preconditions, content: ['directory', path, id, body] };
      return unwrap(await given.give(this, body, request, id));
    }
  }
  // Only where the path names one: the OpenAPI document would otherwise promise a parameter that is not there.
  if (id) Param('id', { schema: id })(ChangeDirectoryController.prototype, 'change', 3);
  // Names the operation in the OpenAPI document.
  const name = path.replaceAll(/[^a-z]+/g, '_');
  Object.defineProperty(ChangeDirectoryController, 'name', { value: `Directory_${name}Controller` });
  return ChangeDirectoryController;
}
