import { ProblemException } from '@fengqiao/service/problems/problem';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { GatewayConfig } from '../bootstrap/gateway-config.ts';
import { GATEWAY_CONFIG } from '../bootstrap/gateway-tokens.ts';
import type { SessionPerson } from '../sessions/session.entity.ts';

const answersWithinMs = 3_000;

const Me = z.object({
  id: z.string().nullable(),
  nameZh: z.string().nullable(),
  roles: z.array(z.string()),
  unit: z.string().nullable(),
});

/** The directory stands with intake, and says of a token's bearer who he or she is and may be. */
@Injectable()
export class DirectoryQuestion {
  constructor(@Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig) {}

  /** Throws `unauthenticated` for a token that intake does not take, `unavailable` when it does not answer. */
  async whoIs(authorization: string): Promise<SessionPerson> {
    const intake = this.config.upstreams.get('intake');
    if (!intake) throw new ProblemException('unavailable');
    const response = await fetch(new URL('/v1/directory/me', intake), {
      headers: { authorization },
      signal: AbortSignal.timeout(answersWithinMs),
    }).catch(() => null);
    if (response?.status === 401) throw new ProblemException('unauthenticated');
    const read = response?.ok ? Me.safeParse(await response.json().catch(() => null)) : null;
    if (!read?.success) throw new ProblemException('unavailable');
    const { id, nameZh: name, roles, unit } = read.data;
    return { id, name, roles, unit };
  }
}
