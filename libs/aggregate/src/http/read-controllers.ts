import { ExplainedClocks } from '@fengqiao/contracts/http/fragments/aggregate';
import type { Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Describe } from '@fengqiao/service/openapi/api-doc';
import { Bearer, OpenToAll } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { DescribeQueryCode, QueryCode, type Shown } from '../codes/query-code.ts';
import { Controller, Get, Inject, Param, Query, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { named } from './command-controllers.ts';
import { tagged } from './tagged.ts';

const Id = { schema: z.uuid() };

type Versioned = { readonly version: number };

interface Lists<Query, View> {
  list(query: Query, identity: Identity): Promise<object | Refusal>;
  read(id: string, identity: Identity): Promise<View | Refusal>;
}

interface Counts<Filters> {
  count(filters: Filters, identity: Identity): Promise<object>;
}

interface TellsHistory {
  timeline(id: string, identity: Identity): Promise<object | Refusal>;
  clocks(id: string, identity: Identity): Promise<object | Refusal>;
}

/** `GET <under>` and `GET <under>/{id}`. */
export function listAndRead<QueryOf, View extends Versioned>(described: {
  readonly tag: string;
  readonly under: string;
  readonly reader: Type<Lists<QueryOf, View>>;
  readonly operation: string;
  readonly list: { readonly summary: string; readonly query: z.ZodType<QueryOf>; readonly answer: z.ZodType };
  readonly read: { readonly summary: string; readonly answer: z.ZodType };
}): Type {
  const { tag, under, reader: token, operation, list, read } = described;

  @ApiTags(tag)
  @Controller(under)
  class ReadController {
    constructor(@Inject(token) private readonly reader: Lists<QueryOf, View>) {}

    @Get()
    @Describe(list)
    async list(@Query({ schema: list.query }) query: QueryOf, @Bearer() identity: Identity): Promise<object> {
      return unwrap(await this.reader.list(query, identity));
    }

    @Get(':id')
    @Describe(read)
    async read(
      @Param('id', Id) id: string,
      @Bearer() identity: Identity,
      @Res({ passthrough: true }) response: Response,
    ): Promise<View> {
      return tagged(unwrap(await this.reader.read(id, identity)), response);
    }
  }
  return named(ReadController, operation);
}

/** `GET <under>/counts`: to be registered before `{id}`, which would take the word for one. */
export function counts<FiltersOf>(described: {
  readonly tag: string;
  readonly under: string;
  readonly reader: Type<Counts<FiltersOf>>;
  readonly operation: string;
  readonly summary: string;
  readonly filters: z.ZodType<FiltersOf>;
  readonly answer: z.ZodType;
}): Type {
  const { tag, under, reader: token, operation, summary, filters: schema, answer } = described;

  @ApiTags(tag)
  @Controller(under)
  class CountController {
    constructor(@Inject(token) private readonly reader: Counts<FiltersOf>) {}

    @Get('counts')
    @Describe({ summary, answer })
    async count(@Query({ schema }) filters: FiltersOf, @Bearer() identity: Identity): Promise<object> {
      return this.reader.count(filters, identity);
    }
  }
  return named(CountController, operation);
}

/** `GET <under>/{id}/events` and `/clocks`. */
export function history(described: {
  readonly tag: string;
  readonly under: string;
  readonly reader: Type<TellsHistory>;
  readonly operation: string;
  readonly events: { readonly summary: string; readonly answer: z.ZodType };
  readonly clocks: { readonly summary: string };
}): Type {
  const { tag, under, reader: token, operation, events, clocks } = described;

  @ApiTags(tag)
  @Controller(under)
  class HistoryController {
    constructor(@Inject(token) private readonly reader: TellsHistory) {}

    @Get(':id/events')
    @Describe(events)
    async events(@Param('id', Id) id: string, @Bearer() identity: Identity): Promise<object> {
      return unwrap(await this.reader.timeline(id, identity));
    }

    @Get(':id/clocks')
    @Describe({ ...clocks, answer: ExplainedClocks })
    async clocks(@Param('id', Id) id: string, @Bearer() identity: Identity): Promise<object> {
      return unwrap(await this.reader.clocks(id, identity));
    }
  }
  return named(HistoryController, operation);
}

/** `GET <under>/{number}` with the header `Query-Code`. */
export function readByCode<View extends Versioned>(described: {
  readonly tag: string;
  readonly under: string;
  readonly numbers: z.ZodType<string>;
  readonly handler: Type<{ read(number: string, code: Shown): Promise<View | Refusal> }>;
  readonly operation: string;
  readonly summary: string;
  readonly answer: z.ZodType;
}): Type {
  const { tag, under, numbers, handler: token, operation, summary, answer } = described;

  @ApiTags(tag)
  @Controller(under)
  class ReadByCodeController {
    constructor(
      @Inject(token)
      private readonly handler: { read(number: string, code: Shown): Promise<View | Refusal> },
    ) {}

    @Get(':number')
    @OpenToAll()
    @DescribeQueryCode()
    @Describe({ summary, answer })
    async read(
      @Param('number', { schema: numbers }) number: string,
      @QueryCode() code: Shown,
      @Res({ passthrough: true }) response: Response,
    ): Promise<View> {
      return tagged(unwrap(await this.handler.read(number, code)), response);
    }
  }
  return named(ReadByCodeController, operation);
}
