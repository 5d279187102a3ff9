import { ProblemException } from '@fengqiao/service/problems/problem';
import type { Request, Response } from 'express';
import { nonceOf } from '../headers/security-headers.ts';
import { plainPage, type PlainPage } from './plain-page.ts';
import { sendHtml } from './send-html.ts';

/** A page for whoever reads pages; for a program the problem of that status. */
export async function answerPage(
  request: Request,
  response: Response,
  status: 400 | 503,
  page: PlainPage,
): Promise<void> {
  if (request.accepts(['html', 'application/problem+json', 'json']) !== 'html')
    throw new ProblemException(status === 503 ? 'unavailable' : 'validation');
  response.status(status);
  await sendHtml(request, response, plainPage(page, nonceOf(response)));
}
