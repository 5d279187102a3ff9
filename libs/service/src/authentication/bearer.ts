import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { Role } from '@fengqiao/domain/directory/directory';
import { TokenVerifier, type Identity } from '@fengqiao/identity/token-verifier';
import {
  createParamDecorator,
  Inject,
  Injectable,
  Optional,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { needsQueryCode, requireQueryCode } from './query-code.ts';
import { MACHINE_KEYS, machineKeyPrefix, type MachineKeys } from './machine-keys.ts';
import { clientBlockOf } from '../http/client-address.ts';
import { ProblemException } from '../problems/problem.ts';
import { CLOCK } from '../bootstrap/tokens.ts';

const openToAll = 'fengqiao:open-to-all';

/** No token is needed; one that is given is checked all the same. */
export const OpenToAll = () => SetMetadata(openToAll, true);

const neededRole = 'fengqiao:needed-role';

/** Who has not got this role by the token learns so before a body is read. */
export const NeedsRole = (role: Role) => SetMetadata(neededRole, role);

type IdentifiedRequest = Request & { identity?: Identity | null };

/** Every call carries a valid token unless its handler is open to all. */
@Injectable()
export class BearerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    @Inject(CLOCK) private readonly clock: ClockPort,
    @Optional() @Inject(MACHINE_KEYS) private readonly keys: MachineKeys | null,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const isOpen = this.reflector.getAllAndOverride<boolean>(openToAll, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (this.reflector.get<boolean>(needsQueryCode, context.getHandler())) requireQueryCode(request);
    const header = request.headers.authorization;
    if (header === undefined && isOpen) return true;
    const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    request.identity = token ? await this.identify(token, request.method) : null;
    if (!request.identity) throw new ProblemException('unauthenticated');
    const role = this.reflector.getAllAndOverride<Role | undefined>(neededRole, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (role && !mayHave(request.identity, role)) throw new ProblemException('forbidden');
    return true;
  }

  /** A machine's key is for reading only. */
  private async identify(token: string, method: string): Promise<Identity | null> {
    const now = await this.clock.now();
    if (!this.keys || !token.startsWith(machineKeyPrefix)) return this.tokens.identify(token, now);
    const identity = await this.keys.identify(token, now);
    if (identity && method !== 'GET' && method !== 'HEAD') throw new ProblemException('forbidden');
    return identity;
  }
}

/** Who calls; null only where a handler is open to all and no token came. */
export const Bearer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Identity | null =>
    context.switchToHttp().getRequest<IdentifiedRequest>().identity ?? null,
);

/** Under whose name what a call uses up is counted: the person's, or without a token the address's. */
export function callerOf(request: Request): string {
  const { identity } = request as IdentifiedRequest;
  return identity ? `${identity.kind} ${nameOf(identity)}` : `address ${clientBlockOf(request)}`;
}

function nameOf(identity: Identity): string {
  return identity.kind === 'token' ? identity.subject : identity.id;
}

/** By the token alone, which may say nothing of roles; the directory has the last word, where the command is carried out. */
function mayHave(identity: Identity, role: Role): boolean {
  return identity.kind === 'token' && (identity.roles === null || identity.roles.includes(role));
}
