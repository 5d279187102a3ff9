import type { Service } from '../events/envelope.ts';
import { eventReaders, services } from '../events/readers.ts';
import { findCasesByRefSubject } from './find-cases-by-ref.ts';
import { listDisputesOfCaseSubject } from './list-disputes-of-case.ts';
import { listEventsAfterSubject, listHeadsSubject } from './list-events-after.ts';
import { listMarksSubject } from './list-marks.ts';
import { showReferralSubject } from './show-referral.ts';
import { whichCasesVisibleSubject } from './which-cases-visible.ts';
import { whichDisputesVisibleSubject } from './which-disputes-visible.ts';

/** One subject of request-reply. */
export interface Question {
  readonly subject: string;
  /** Alone serves it. */
  readonly owner: Service;
  /** Alone may ask it. */
  readonly askers: readonly Service[];
  /** Its answer names people: by RPC only where no event could do, since an event stays. */
  readonly personal?: true;
}

/** Every question there is, with who serves it and who asks. The bus lets nobody else do either. */
export const questions: readonly Question[] = [
  { subject: showReferralSubject, owner: 'intake', askers: ['mediation'], personal: true },
  { subject: findCasesByRefSubject, owner: 'intake', askers: ['mediation'] },
  { subject: whichCasesVisibleSubject, owner: 'intake', askers: ['scoring'] },
  { subject: whichDisputesVisibleSubject, owner: 'mediation', askers: ['scoring'] },
  { subject: listDisputesOfCaseSubject, owner: 'mediation', askers: ['intake'] },
  ...services.flatMap((owner) =>
    [listEventsAfterSubject, listHeadsSubject, listMarksSubject].map((subjectOf) => ({
      subject: subjectOf(owner),
      owner,
      askers: eventReaders[owner],
    })),
  ),
];
