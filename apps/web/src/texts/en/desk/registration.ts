import type { DeskCatalogue } from '../../desk-catalogue.ts';

export const registration: DeskCatalogue['registration'] = {
  title: 'Register a matter',
  titleSolved: 'Solved on the spot',
  sections: {
    matter: 'The matter',
    who: 'Who raises it',
    about: 'Whom it is about (complaints)',
    solved: 'Solved on the spot',
    more: 'More',
  },
  send: 'Register',
  sendSolved: 'Register, to be signed off',
  done: (number: string) => `Registered: ${number}`,
  open: 'Open it',
  another: 'Register another',
};
