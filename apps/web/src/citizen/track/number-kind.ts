/** Of a number, which service it is of: numbers of disputes begin so. */
export const isOfDispute = (number: string) => number.startsWith('JF-');
