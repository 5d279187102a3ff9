/** What a search can be counted by. */
export const groupings = [
  'stage',
  'ledger',
  'category',
  'channel',
  'unit',
  'owner',
  'handler',
  'overdue',
  'level',
  'receivedOn',
  'receivedMonth',
  'receivedWeekday',
] as const;
export type Grouping = (typeof groupings)[number];
