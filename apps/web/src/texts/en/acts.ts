import type { Catalogue } from '../shape.ts';

export const acts: Catalogue['acts'] = {
  title: 'What you can do now',
  nothing: 'There is nothing you need to do.',
  until: (moment: string) => `until ${moment}`,
  rate: {
    name: 'Rate',
    ask: 'Did the answer help?',
    do: 'Send the rating',
    done: 'Your rating is noted. Thank you.',
  },
  add: {
    name: 'Add',
    ask: 'Add words or photos',
    text: 'What you want to add',
    do: 'Send',
    done: 'It was received.',
  },
  answer: {
    name: 'Answer a question',
    ask: 'You are asked',
    by: (day: string) => `an answer is hoped for by ${day}`,
    text: 'Your answer',
    do: 'Answer',
  },
  withdraw: {
    name: 'Withdraw',
    ask: 'Withdraw this matter? Nobody will work on it any more.',
    do: 'Yes, withdraw it',
    done: 'It is withdrawn.',
  },
  reopen: {
    name: 'Have it taken up again',
    ask: 'Why should it be taken up again?',
    do: 'Send',
    done: 'It was taken up again.',
  },
  appeal: {
    name: 'Appeal',
    ask: 'Your reasons (one appeal; the next level decides)',
    do: 'Send the appeal',
    done: 'Your appeal was received.',
  },
  consent: {
    name: 'Agree to open handling',
    ask: 'If this matter is kept confidential, you can agree that it is not, so that more units can help. Your name stays with the receiving desk.',
    do: 'I agree',
    done: 'Your consent is noted.',
  },
  messages: {
    name: 'How to be told',
    ask: 'How shall we tell you when something happens? Choose any; with none you look here yourself.',
    do: 'Tell me that way',
    done: 'You will be told as you chose.',
    ways: { email: 'E-mail', sms: 'Text message', webhook: 'The bureau’s app' },
    means: {
      email: 'to the address you left',
      sms: 'to the telephone you left',
      webhook: 'whoever follows this number in the app sees it',
    },
    quiet: (from: string, to: string) =>
      `Number and one sentence, no word of the matter. None is sent between ${from} and ${to}.`,
  },
  reason: 'Reasons',
  sent: 'Sending…',
};
