import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const page = { 'text/html': { schema: { type: 'string' } } } as const;

/** Whoever reads pages is told by one that he is not signed in; a program by a problem. */
export const AnsweredByPages = applyDecorators(
  ApiResponse({ status: 400, description: 'Not signed in: a page that says so', content: page }),
  ApiResponse({
    status: 503,
    description: 'The provider does not answer: a page that says so',
    content: page,
  }),
);
