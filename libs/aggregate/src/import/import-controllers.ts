import { createHash } from 'node:crypto';
import { ImportAnswer, ImportQuery } from '@fengqiao/contracts/http/fragments/import';
import { messageOf } from '@fengqiao/contracts/problem';
import type { Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { DescribeImport, IdempotentByKey } from '@fengqiao/service/openapi/api-doc';
import { Bearer, NeedsRole } from '@fengqiao/service/authentication/bearer';
import { unwrap } from '@fengqiao/service/problems/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/http/request-headers';
import { Controller, HttpCode, Inject, Post, Query, Req, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { named } from '../http/command-controllers.ts';
import type { ImportRequest, SaidOfFile } from './table-import.ts';
import { languageOf } from '@fengqiao/service/http/request-language';

/** Takes a whole file. */
interface Imports {
  import(body: unknown, request: ImportRequest): Promise<ImportAnswer | Refusal>;
}

interface Described {
  readonly handler: Type<Imports>;
  readonly summary: string;
  /** Names the import to `Idempotency-Key`, before the file's digest. */
  readonly keptAs?: readonly string[];
}

/**
 * `POST v1/imports/<what>` for each: a whole file by the administrator, taken entirely or not at all. The operation names
 * them in the OpenAPI document.
 */
export function importControllers(operation: string, imports: Readonly<Record<string, Described>>): Type[] {
  return Object.entries(imports).map(([what, described]) =>
    named(importController(what, described), operation),
  );
}

function importController(
  what: string,
  { handler: token, summary, keptAs = ['import', what] }: Described,
): Type {
  // The second half of the operation's name.
  const method = `import${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;

  @ApiTags('imports')
  @Controller('v1/imports')
  class ImportController {
    constructor(@Inject(token) private readonly handler: Imports) {}

    @Post(what)
    @HttpCode(200)
    @NeedsRole('admin')
    @IdempotentByKey
    @DescribeImport({ summary, answer: ImportAnswer })
    async [method](
      @Req() request: Request,
      @Query({ schema: ImportQuery }) query: ImportQuery,
      @Bearer() identity: Identity,
      @CommandPreconditions() preconditions: Preconditions,
    ): Promise<ImportAnswer> {
      const file: unknown = request.body;
      const said = saidOf(query, request.headers['content-type']);
      const digest = createHash('sha256')
        .update(file instanceof Uint8Array ? file : '')
        .digest('hex');
      const content = [...keptAs, digest, ...contentOf(said)];
      const answer = unwrap(await this.handler.import(file, { identity, preconditions, content, said }));
      return inWords(answer, request);
    }
  }
  return ImportController;
}

function saidOf(query: ImportQuery, contentType: string | undefined): SaidOfFile {
  const { dates, sheet = null, conflicts, 'dry-run': dryRun } = query;
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1] ?? null;
  return {
    ...{ charset, sheet, spreadsheetDates: dates === 'spreadsheet' },
    ...{ keepsConflicts: conflicts === 'keep', isTrial: dryRun === 'true' },
  };
}

/** What makes another request of the same file; nothing where nothing was said, as before it could be. */
function contentOf({ sheet, spreadsheetDates, keepsConflicts }: SaidOfFile): unknown[] {
  return sheet !== null || spreadsheetDates || keepsConflicts
    ? [{ sheet, spreadsheetDates, keepsConflicts }]
    : [];
}

/** Answers are kept by code: each caller reads them in a language of his or her own. */
function inWords(answer: ImportAnswer, request: Request): ImportAnswer {
  const language = languageOf(request);
  // Kept by a release that knew none of this.
  const { left = [] } = answer as Partial<ImportAnswer>;
  return { ...answer, left: left.map((each) => ({ ...each, message: messageOf(each.code, language) })) };
}
