import type { Catalogue } from '../shape.ts';

export const privacy: Catalogue['privacy'] = {
  title: 'Privacy notice',
  sections: [
    {
      title: 'Who keeps it',
      text: 'The police bureau that receives your matter, on its own machines. Nothing is given to third parties.',
    },
    {
      title: 'What is kept, and why',
      text: 'What you write and your photos and files, to handle the matter; your name, telephone and e-mail, to reach and answer you. Of an anonymous matter there are none. Where and with what a photo was taken is removed. Your location is not collected and you are not followed from page to page.',
    },
    {
      title: 'Who can see it',
      text: 'Your name and how to reach you: the unit that handles your matter, and its desk. Of a complaint the receiving desk alone; the officer writes to you through it, and it is kept from whoever it is about. Every reading is recorded, and you can ask who read it.',
    },
    {
      title: 'How long',
      text: 'As long as the bureau’s rules for records say; then it is deleted. With your code you can have it corrected at a desk, or have deleted what is no longer needed.',
    },
    {
      title: 'What becomes public',
      text: 'When it is closed, a summary without personal data may be published: it is searched for personal data first, and what looks like a name or an address needs another person’s check. Of complaints only numbers. Your name never.',
    },
    {
      title: 'What this page keeps on your device',
      text: 'What you typed, in this page, until its answer has come or the page is closed; and a mark for the language you chose. The code is never kept on your device.',
    },
    {
      title: 'Whom to ask',
      text: 'Any police station’s desk, or the supervision division.',
    },
  ],
};
