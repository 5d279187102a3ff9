import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const home: DeskCatalogue['home'] = {
  title: 'Home',
  hello: (name: string) => `${name}: today`,
  today: 'Due today',
  late: 'Late',
  mine: 'Handled by me',
  unowned: 'Waiting to be taken: one click',
  intake: 'Registered, to be submitted',
  followUp: 'To be followed up',
  archive: 'To be closed',
  decide: 'For me to decide',
  decideAll: 'Decide one after the other',
  take: 'Take',
  takeOf: (number: string) => `Take ${number}`,
  all: (count: string) => `See all ${count}`,
  none: 'none',
  notices: 'Unread notices',
  quick: 'Register a matter',
  quickHint: 'Somebody is at the counter, rang or wrote:',
  onSpot: 'Register as solved on the spot',
};
