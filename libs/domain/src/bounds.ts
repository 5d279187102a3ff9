/**
 * How much one request may set in motion, and what goes on by itself afterwards does at once (domain text, Who may say
 * what). Each number is enforced where it is named, and tested there.
 */
export const bounds = {
  /** Rows of one imported file; more are refused whole (`too-many-rows`). */
  rowsOfImport: 50_000,
  /**
   * Rungs that one instance of a clock climbs in one transaction, however long ago it fell due: reminder, warning, breach,
   * one escalation a level, fewer than a working month at the top, and one that covers the rest.
   */
  rungsOfInstance: 30,
  /** 问责记录: of one instance, for ever: one per breach. */
  recordsOfInstance: 1,
  /** Notices of an import for one person: a summary. */
  noticesOfImport: 1,
  /** Notices that one person marks at once; each may lock a case. */
  noticesOfMark: 200,
  /** Periods that one answer lists. */
  periodsOfPage: 200,
  /** Workflows that close what ended long ago, however much that is. */
  workflowsOfHistory: 1,
  /** Long-gone periods that one piece of their closing brings a step further. */
  periodsOfPiece: 24,
  /** Sequences of a ledger's numbers that a request can make: of this year and the two beside it, whatever it names. */
  sequencesOfLedger: 3,
  /** Times that something is added to one case by or for its citizen. */
  additionsOfCase: 200,
  /** Questions that one case's citizen is asked. */
  questionsOfCase: 50,
  /** Cases that one bulk act gives its command to. */
  casesOfBulk: 5_000,
  /** Bulk acts of one person that have not ended. */
  bulksOfPerson: 3,
  /** Places that one search answers. */
  placesOfAnswer: 20,
} as const;
