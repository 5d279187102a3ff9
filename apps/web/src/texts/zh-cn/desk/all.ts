import { frame } from '../frame.ts';
import { words } from '../words.ts';
import { acts } from './acts.ts';
import { bulk } from './bulk.ts';
import { commands } from './commands.ts';
import { decisions } from './decisions.ts';
import { duplicates } from './duplicates.ts';
import { due } from './due.ts';
import { events } from './events.ts';
import { fields } from './fields.ts';
import { find } from './find.ts';
import { guidance } from './guidance.ts';
import { home } from './home.ts';
import { keys } from './keys.ts';
import { matter } from './matter.ts';
import { notices } from './notices.ts';
import { registration } from './registration.ts';
import { shell } from './shell.ts';
import { templates } from './templates.ts';
import { worklist } from './worklist.ts';

export const texts = {
  ...{ frame, words },
  ...{
    acts,
    bulk,
    commands,
    decisions,
    due,
    duplicates,
    events,
    fields,
    find,
    guidance,
    home,
    keys,
    matter,
    notices,
    registration,
    shell,
    templates,
    worklist,
  },
};
