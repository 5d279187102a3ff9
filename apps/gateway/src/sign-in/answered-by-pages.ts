import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/** As `answerPage` gives it. */
const content = {
  'text/html': { schema: { type: 'string' } },
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
} as const;

/** Whoever reads pages is told by one that he is not signed in; a program by a problem. */
export const AnsweredByPages = applyDecorators(
  ApiResponse({ status: 400, description: 'Not signed in: a page that says so, or a problem', content }),
  ApiResponse({
    status: 503,
    description: 'The provider does not answer: a page that says so, or a problem',
    content,
  }),
);
