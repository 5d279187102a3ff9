import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { TokenCheck, type Identity } from '@fengqiao/identity/token-check';
import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ProblemException } from './problem.ts';
import { CLOCK } from './tokens.ts';

const openToAll = 'fengqiao:open-to-all';

/** No token is needed; one that is given is checked all the same. */
export const OpenToAll = () => SetMetadata(openToAll, true);

type IdentifiedRequest = Request & { identity?: Identity | null };

/** Every call carries a valid token unless its handler is open to all. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenCheck,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const isOpen = this.reflector.getAllAndOverride<boolean>(openToAll, [
      context.getHandler(),
      context.getClass(),
    ]);
    const header = request.headers.authorization;
    if (header === undefined && isOpen) return true;
    const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    request.identity = token ? await this.tokens.identify(token, await this.clock.now()) : null;
    if (!request.identity) throw new ProblemException('unauthenticated');
    return true;
  }
}

/** Who calls; null only where a handler is open to all and no token came. */
export const Bearer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Identity | null =>
    context.switchToHttp().getRequest<IdentifiedRequest>().identity ?? null,
);
