import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseView } from '../api/desk-client.ts';
import { meQuery } from '../api/queries.ts';
import type { Command } from './offers.tsx';
import type { Values } from './form-values.ts';

/** What a form begins with, so that the usual act is one press: what the case says already, and oneself where one takes it. */
export function useFirstValues(matter: CaseView, command: Command): Values {
  const me = useQuery(meQuery).data?.id ?? null;
  return useMemo(() => firstValues(matter, command, me), [matter.id, command, me]);
}

function firstValues(matter: CaseView, command: Command, me: string | null): Values {
  switch (command) {
    case 'submit':
    case 'assign':
      return { unit: matter.proposedUnit };
    case 'accept':
      return { handler: matter.handler ?? me ?? '' };
    case 'close':
      return { publicSummary: matter.publicSummary ?? '' };
    case 'reclassify':
      return { ledger: matter.ledger };
    default:
      return {};
  }
}
