import { clientBlockOf } from '@fengqiao/service/http/client-address';
import { needsQueryCode, requireQueryCode } from '@fengqiao/service/authentication/query-code';
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';

/** A secret that was shown, and the block of addresses it came from. */
export interface Shown {
  readonly secret: string;
  readonly from: string;
}

/** The secret a citizen got for the number; without one there is nothing to look for (`unauthenticated`). */
export const QueryCode = createParamDecorator((_: unknown, context: ExecutionContext): Shown => {
  const request = context.switchToHttp().getRequest<Request>();
  return { secret: asTyped(requireQueryCode(request)), from: clientBlockOf(request) };
});

/** A header holds bytes: what was typed full-width comes as UTF-8, or percent-encoded by a page. */
function asTyped(header: string): string {
  const utf8 = Buffer.from(header, 'latin1').toString('utf8');
  try {
    return decodeURIComponent(utf8);
  } catch {
    return utf8;
  }
}

export const DescribeQueryCode = () =>
  applyDecorators(
    SetMetadata(needsQueryCode, true),
    ApiHeader({
      name: 'Query-Code',
      required: true,
      description:
        'The secret that opens the number to its citizen; blanks, hyphens and small letters do not matter',
    }),
  );
