/** YH 隐患, by the local year in which each was found. */
export const hazardNumbers = { prefix: 'YH', sequence: 'hazard_number_sequence' };
