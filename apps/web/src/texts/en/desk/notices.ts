import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const notices: DeskCatalogue['notices'] = {
  title: 'Notices',
  unreadOnly: 'Unread only',
  showAll: 'All notices',
  empty: 'No notices',
  acknowledge: 'Acknowledge',
  acknowledgeOf: (what: string) => `Acknowledge: ${what}`,
  acknowledged: (moment: string) => `acknowledged ${moment}`,
  read: 'Mark as read',
  isUnread: 'unread',
  asSeat: (seat: string) => `as ${seat}`,
  passedUp: (seat: string) => `passed up from ${seat}`,
  due: (moment: string) => `due ${moment}`,
  ofCases: (count: number) => (count === 1 ? '1 case' : `${count} cases`),
  next: 'Older notices',
  seats: { chief: 'chief', desk: 'desk', mediator: 'mediator', handler: 'handler', person: 'in person' },
};
