/** 八个环节, in their order; the endings beside the last stand outside. */
export const road = [
  'registered',
  'submitted',
  'assigned',
  'handling',
  'replied',
  'followed-up',
  'signed-off',
  'closed',
] as const;
