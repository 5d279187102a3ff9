import { commandLine, type PageCommand } from '@fengqiao/contracts/reference/commands-page';
import type { Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { ClientBlock } from '@fengqiao/service/http/client-address';
import { DescribeCommand } from '@fengqiao/service/openapi/api-doc';
import { Bearer, OpenToAll } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { DescribeQueryCode, QueryCode, type Shown } from '../codes/query-code.ts';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import {
  applyDecorators,
  Body,
  Controller,
  HttpCode,
  Inject,
  Param,
  Post,
  Res,
  type Type,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import type { Envelope } from '../commands/command-desk.ts';
import { created, tagged, type Tagged } from './tagged.ts';

/** One path of a command: where, what it says, what comes of it. */
export interface CommandPath<Handler, View, Who> {
  /** The last part of its address, kebab-case. */
  readonly path: string;
  readonly summary: string;
  readonly body: z.ZodType<object>;
  /** Names the operation in the OpenAPI document. */
  readonly operation: string;
  give(handler: Handler, who: Who, body: object): Promise<View | Refusal>;
}

/** Of a kind's commands: their tag, the address they hang on, the class that carries them out. */
export interface CommandAddress<Handler, View> {
  readonly tag: string;
  /** `v1/cases`: what is moved is named after it. */
  readonly under: string;
  readonly handler: Type<Handler>;
  readonly answer: z.ZodType<View>;
}

/** Somebody of the staff, and which aggregate by its id. */
export interface ByStaff extends Envelope {
  readonly id: string;
  readonly identity: Identity;
}

/** Whoever shows the code of a matter, named by its number. */
export interface ByCode {
  readonly number: string;
  readonly code: Shown;
  readonly preconditions: Preconditions;
}

/** `POST <under>/{id}/<path>`, answered with the aggregate as `GET` shows it and its version. */
export function staffCommand<Handler, View extends Tagged>(
  { tag, under, handler: token, answer }: CommandAddress<Handler, View>,
  { path, summary, body: schema, operation, give }: CommandPath<Handler, View, ByStaff>,
): Type {
  @ApiTags(tag)
  @Controller(under)
  class StaffCommandController {
    constructor(@Inject(token) private readonly handler: Handler) {}

    @Post(`:id/${path}`)
    @HttpCode(200)
    @DescribeCommand({ summary, answer })
    async move(
      @Param('id', { schema: z.uuid() }) id: string,
      @Body({ schema }) body: object,
      @Bearer() identity: Identity,
      @CommandPreconditions() preconditions: Preconditions,
      @Res({ passthrough: true }) response: Response,
    ): Promise<View> {
      const who = { id, identity, preconditions, content: [path, id, body] };
      return tagged(unwrap(await give(this.handler, who, body)), response);
    }
  }
  return named(StaffCommandController, operation);
}

/** How an aggregate begins. */
export type CreatePath<Handler, View, Body> = {
  /** The last part of its address; empty for the address itself. */
  readonly path: string;
  readonly summary: string;
  readonly body: z.ZodType<Body>;
  /** The operation's id in the OpenAPI document. */
  readonly operation: string;
  /** Names it to `Idempotency-Key`, before its body. */
  readonly key: string;
} & (
  | { readonly open?: false; give(handler: Handler, body: Body, request: Asked<Identity>): Given<View> }
  // No token is needed; the rules say what may come without.
  | { readonly open: true; give(handler: Handler, body: Body, request: FromAnywhere): Given<View> }
);

type Asked<Who> = Envelope & { readonly identity: Who };
type FromAnywhere = Asked<Identity | null> & { readonly clientBlock: string };
type Given<View> = Promise<View | Refusal>;

/** `POST <under>[/<path>]`, answered 201 with where the new aggregate is and its version. */
export function createCommand<
  Handler,
  View extends Tagged & { readonly id: string; readonly version: number },
  Body,
>(
  { tag, under, handler: token, answer }: CommandAddress<Handler, View>,
  { path, summary, body: schema, operation, key, open, give }: CreatePath<Handler, View, Body>,
): Type {
  @ApiTags(tag)
  @Controller(under)
  class CreateController {
    constructor(@Inject(token) private readonly handler: Handler) {}

    @Post(path)
    @(open ? OpenToAll() : applyDecorators())
    @DescribeCommand({ summary, answer, status: 201, operationId: operation })
    async create(
      @Body({ schema }) body: Body,
      // Null only where it is open to all.
      @Bearer() identity: Identity,
      @CommandPreconditions() preconditions: Preconditions,
      @ClientBlock() clientBlock: string,
      @Res({ passthrough: true }) response: Response,
    ): Promise<View> {
      const request = { identity, preconditions, clientBlock, content: [key, body] };
      return created(unwrap(await give(this.handler, body, request)), under, response);
    }
  }
  return CreateController;
}

/** One path per row of a table that staff may give, each with the body it stands with. */
export function staffCommands<Handler, View extends Tagged>(
  address: CommandAddress<Handler, View>,
  commands: readonly PageCommand[],
  operation: string,
  give: (handler: Handler, who: ByStaff, name: string, body: object) => Promise<View | Refusal>,
): Type[] {
  return commands.map((command) =>
    staffCommand(address, {
      path: command.name,
      summary: commandLine(command),
      body: command.body as z.ZodType<object>,
      operation: `${operation}_${command.name.replaceAll('-', '_')}`,
      give: (handler, who, body) => give(handler, who, command.name, body),
    }),
  );
}

/** `POST <under>/{number}/<path>` with the header `Query-Code`. */
export function codeCommand<Handler, View extends Tagged>(
  { tag, under, handler: token, answer }: CommandAddress<Handler, View>,
  numbers: z.ZodType<string>,
  { path, summary, body: schema, operation, give }: CommandPath<Handler, View, ByCode>,
): Type {
  @ApiTags(tag)
  @Controller(under)
  class CodeCommandController {
    constructor(@Inject(token) private readonly handler: Handler) {}

    @Post(`:number/${path}`)
    @HttpCode(200)
    @OpenToAll()
    @DescribeQueryCode()
    @DescribeCommand({ summary, answer })
    async move(
      @Param('number', { schema: numbers }) number: string,
      @QueryCode() code: Shown,
      @Body({ schema }) body: object,
      @CommandPreconditions() preconditions: Preconditions,
      @Res({ passthrough: true }) response: Response,
    ): Promise<View> {
      return tagged(unwrap(await give(this.handler, { number, code, preconditions }, body)), response);
    }
  }
  return named(CodeCommandController, operation);
}

export function named(controller: Type, name: string): Type {
  Object.defineProperty(controller, 'name', { value: `${name}Controller` });
  return controller;
}
