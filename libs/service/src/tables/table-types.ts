export const csvType = 'text/csv';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What an import takes. */
export const tableTypes = [csvType, 'text/tab-separated-values', xlsxType];
