import { ProblemException } from '@fengqiao/service/problems/problem';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { nonceOf } from '../headers/security-headers.ts';
import { codingFor } from './negotiate.ts';
import { PageFiles } from './page-files.ts';
import type { SessionPerson } from '../sessions/session.entity.ts';
import { CurrentSession } from '../sessions/current-session.ts';
import { languageOf } from './page-language.ts';
import { plainPage, type PlainPage } from './plain-page.ts';
import { sendHtml } from './send-html.ts';

const forEver = 'public, max-age=31536000, immutable';
/** A file beside the pages keeps its name when it changes. */
const forAWhile = 'public, max-age=3600';
const noncePlace = /__CSP_NONCE__/g;

/** The pages: every address a citizen may have is the citizens' page, which reads the address itself. */
@ApiExcludeController()
@Controller()
export class PagesController {
  constructor(
    private readonly files: PageFiles,
    private readonly current: CurrentSession,
  ) {}

  @Get('{*path}')
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asset = await this.files.asset(request.path);
    if (asset) return sendAsset(request, response, asset);
    if (!isPage(request)) throw new ProblemException('not-found');
    if (/^\/desk(?:\/|$)/i.test(request.path)) return this.desk(request, response);
    await this.send(request, response, 'citizen', notBuilt);
  }

  /** The desk's pages are for whoever is signed in; anybody else is asked to do so first, and comes back here. */
  private async desk(request: Request, response: Response): Promise<void> {
    const session = await this.current.of(request, response, true);
    if (!session) {
      response.setHeader('Cache-Control', 'no-store');
      response.redirect(302, `/sign-in?return=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    await this.send(request, response, 'desk', deskToCome(session.person));
  }

  private async send(
    request: Request,
    response: Response,
    entry: 'citizen' | 'desk',
    instead: PlainPage,
  ): Promise<void> {
    const built = await this.files.page(entry, request.path, languageOf(request));
    const nonce = nonceOf(response);
    // A person gets the page that helps; whoever keeps links, or looks for what is there, is told that there is none.
    if (built?.isKnown === false) response.status(404);
    await sendHtml(request, response, built?.html.replace(noncePlace, nonce) ?? plainPage(instead, nonce));
  }
}

/** Of others, or of nobody on this port; however it is written, as addresses are matched here. */
const notPages = /^\/(?:metrics|api|session|healthz|readyz|sign-[^/]*)(?:\/|$)/i;

/** What accepts HTML and has no ending as files have: `/track`, not `/track.js`. */
function isPage(request: Request): boolean {
  if (notPages.test(request.path)) return false;
  return /\btext\/html\b|\*\/\*/.test(request.headers.accept ?? '*/*') && !/\.[a-z0-9]+$/i.test(request.path);
}

function sendAsset(
  request: Request,
  response: Response,
  asset: NonNullable<Awaited<ReturnType<PageFiles['asset']>>>,
): void {
  response.setHeader('Cache-Control', request.path.startsWith('/assets/') ? forEver : forAWhile);
  response.setHeader('ETag', asset.etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (response.locals['ifNoneMatch'] === asset.etag) return void response.status(304).end();
  response.setHeader('Content-Type', asset.type);
  const coding = codingFor(request.headers['accept-encoding']);
  const packed = coding && asset.coded.get(coding);
  if (packed) response.setHeader('Content-Encoding', coding);
  const body = packed || asset.plain;
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

const notBuilt: PlainPage = {
  title: { zh: '枫桥', en: 'Fengqiao' },
  lines: [{ zh: '页面尚未构建。', en: 'The pages are not built yet.' }],
};

function deskToCome({ id, name, roles, unit }: SessionPerson): PlainPage {
  const who = [name, id].filter(Boolean).join(' · ');
  const seat = [roles.join('/'), unit].filter(Boolean).join(' · ');
  return {
    title: { zh: '已登录', en: 'You are signed in' },
    lines: [
      id === null
        ? {
            zh: `${who} 已登录，但不在人员目录中，无权办理任何事项。`,
            en: `${who} is signed in, but is nobody of the directory and may do nothing.`,
          }
        : { zh: `${who}（${seat}）`, en: `${who} (${seat})` },
      { zh: '工作台页面尚未上线。', en: "The desk's pages are still to come." },
    ],
    link: { href: '/', words: { zh: '群众页面', en: "Citizens' pages" } },
    button: { action: '/sign-out', words: { zh: '退出登录', en: 'Sign out' } },
  };
}
