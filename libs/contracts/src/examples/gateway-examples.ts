import { EndedSessions, Session, Sessions, SignedOut } from '../http/gateway/sessions.ts';
import { answered, type SchemaExample } from './example.ts';

const [startedAt, usedAt] = ['2026-11-20T00:55:03.120Z', '2026-11-20T09:00:00.000Z'];
const [idleEndsAt, endsAt] = ['2026-11-20T09:30:00.000Z', '2026-11-20T10:55:03.120Z'];

/** What the gateway's document shows of its answers; its calls have no bodies. */
export const gatewayExamples: readonly SchemaExample[] = [
  answered(Session, {
    person: {
      id: 'linjiang-desk',
      name: '临江所综合指挥室',
      roles: ['desk'],
      unit: 'shifan.dongcheng.linjiang',
    },
    ...{ signInUrl: '/sign-in', signOutUrl: '/sign-out', idleEndsAt, endsAt },
  }),
  answered(SignedOut, { next: '/' }),
  answered(Sessions, {
    items: [
      {
        id: '0f6c1f4e-6f3a-4b52-9c1d-3f9a5d7e2b10',
        person: { id: 'linjiang-desk', name: '临江所综合指挥室' },
        ...{ startedAt, usedAt, idleEndsAt, endsAt },
      },
    ],
  }),
  answered(EndedSessions, { ended: 1 }),
];
