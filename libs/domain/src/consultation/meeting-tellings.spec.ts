import { expect, it } from '@jest/globals';
import { worldAt } from '../dispute/given-dispute.scenario.ts';
import type { ConsultationFact } from './consultation.ts';
import { meetingTellings, noticeRequestsOfMeeting } from './seats.ts';

const world = worldAt('11-20 10:00', 'river-chief');

it.each(Object.entries(meetingTellings))(
  '%s of a meeting is told to somebody, or the table says why to nobody',
  (type, telling) => {
    const event = { fact: { type } as ConsultationFact, by: null };
    const told = noticeRequestsOfMeeting('city.east.river', event, world).map(({ person }) => person);
    if ('to' in telling) expect(told).toEqual(['river-chief', 'justice-member']);
    else {
      expect(told).toEqual([]);
      expect(telling.nobody.length).toBeGreaterThan(20);
    }
  },
);
