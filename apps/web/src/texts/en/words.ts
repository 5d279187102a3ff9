import type { Catalogue } from '../shape.ts';

const some = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

export const words: Catalogue['words'] = {
  ledgers: {
    suggestion: {
      name: 'Suggestion',
      means: 'I have an idea, or something could be done better.',
      example: 'Such as: a crossing without a warning sign; longer hours at a counter.',
    },
    claim: {
      name: 'Claim',
      means: 'I have a problem or a quarrel and need somebody to solve it.',
      example: 'Such as: a leak and a quarrel with neighbours; building noise at night.',
    },
    complaint: {
      name: 'Complaint',
      means: 'I complain about an officer or a unit, or report an offence.',
      example: 'Such as: a report nobody took; an officer who was rude.',
    },
  },
  stages: {
    registered: { name: 'Registered', means: 'It was received and entered. The desk is checking it.' },
    submitted: {
      name: 'With the chief',
      means: 'The chief who answers for it decides which unit handles it.',
    },
    assigned: { name: 'Assigned', means: 'It was given to a unit, which is about to take it up.' },
    handling: { name: 'Being handled', means: 'An officer is working on it.' },
    replied: { name: 'Answered', means: 'There is an answer. Please read it and say whether it helped.' },
    'followed-up': { name: 'Rated', means: 'Your rating is noted. The chief is checking the result.' },
    'signed-off': {
      name: 'Signed off',
      means: 'The chief has accepted the result. It is about to be filed.',
    },
    closed: { name: 'Closed', means: 'It is done and filed.' },
    declined: { name: 'Not taken up', means: 'This is not ours to handle. Below is why, and where to go.' },
    withdrawn: { name: 'Withdrawn', means: 'You withdrew it. Nobody works on it any more.' },
    merged: { name: 'Merged', means: 'It is handled together with another one about the same thing.' },
    voided: { name: 'Void', means: 'It was entered by mistake or is no matter. Nobody works on it.' },
  },
  next: {
    acknowledge: 'Somebody responds at the latest',
    assign: 'Given to a unit at the latest',
    arrive: 'Somebody is there at the latest',
    complete: 'Answered at the latest',
    'follow-up': 'We ask you at the latest (you can rate now)',
    'sign-off': 'Checked by the chief at the latest',
    archive: 'Filed at the latest',
  },
  promises: {
    assign: 'Given to a unit',
    complete: 'Handled and answered',
    'follow-up': 'You are asked whether it helped',
    'sign-off': 'Checked by the chief',
    archive: 'Filed',
    'anonymous-follow-up': 'Anonymous: open to your rating',
  },
  outcomes: {
    satisfied: 'Satisfied',
    'basically-satisfied': 'Mostly satisfied',
    unsatisfied: 'Not satisfied',
  },
  limits: {
    workingDays: (count: number) => some(count, 'working day'),
    workingMinutes: (count: number) => `${some(count, 'minute')} of office hours`,
    duration: (count: number, unit: 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute') =>
      some(count, unit),
  },
  left: {
    workingDays: (count: number) => (count === 0 ? 'today' : `${some(count, 'working day')} left`),
    days: (count: number) => (count === 0 ? 'today' : `${some(count, 'day')} left`),
    lateWorkingDays: (count: number) =>
      count === 0 ? 'late since today' : `${some(count, 'working day')} late`,
    lateDays: (count: number) => (count === 0 ? 'late since today' : `${some(count, 'day')} late`),
  },
};
