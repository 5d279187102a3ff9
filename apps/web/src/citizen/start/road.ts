/** 八个环节 as they are explained before anybody has a matter; of a matter of one's own the service tells them. */
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
