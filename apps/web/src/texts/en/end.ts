import type { Catalogue } from '../shape.ts';

export const end: Catalogue['end'] = {
  title: 'It is entered. Write down number and code',
  newCode: 'This is your new code. Write it down',
  number: 'Number',
  code: 'Code',
  warning:
    'Write it down now, it cannot be sent again. The code is shown this once and goes into no message.',
  numberAlone: 'Write down the number',
  noCode:
    'It was done. A code is told only once and cannot be shown again: write down the number and bring your identity card to any police station. You get a receipt for a new code. For an anonymous matter there is none.',
  copyBoth: 'Copy number and code',
  copyNumber: 'Copy the number',
  picture: 'Save as a picture',
  pictureText: 'Follow your matter with number and code',
  pdf: 'Print or save as PDF',
  written: 'I have written it down; show the matter',
  leave: 'Have you written down the code?',
  what: 'What now',
  whatText:
    'With number and code you can look at any time, add to it, rate and appeal. Tell nobody the code.',
  pictureFailed: 'The picture could not be saved. Please write it down or print it.',
};
