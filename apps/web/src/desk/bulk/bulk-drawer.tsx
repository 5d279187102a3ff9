import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState, type FormEvent } from 'react';
import type { Errors } from '../../parts/focus-error.ts';
import { randomKey } from '../../parts/random-key.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { commandForms } from '../acts/command-forms.generated.ts';
import { FormFields } from '../acts/form-fields.tsx';
import { FormSpeaks } from '../acts/form-speaks.ts';
import { bodyOf, missing, type Values } from '../acts/form-values.ts';
import { refusalOf } from '../api/desk-client.ts';
import { useSettled } from '../duplicates/use-settled.ts';
import { SidePanel } from '../parts/side-panel.tsx';
import { useDeskTexts } from '../speaking.tsx';
import { BulkActView } from './bulk-act-view.tsx';
import { atMost, type BulkCommand } from './bulk-commands.ts';
import { BulkPreview } from './bulk-preview.tsx';
import {
  actChanged,
  actQuery,
  casesLeft,
  giveOrder,
  previewQuery,
  selectionOf,
  type BulkAct,
  type Chosen,
} from './bulk-queries.ts';

/** One command over a selection: what can be done and what not is said first; it goes on when the page is left. */
export default function BulkDrawer({
  command,
  chosen,
  count,
  onClose,
}: {
  command: BulkCommand;
  chosen: Chosen;
  /** How many that are, in words: of a search perhaps "1000+". */
  count: string;
  /** With those for which it came to nothing: they stay selected. Null: nothing was done. */
  onClose: (left: readonly string[] | null) => void;
}) {
  const { bulk, commands, frame } = useDeskTexts();
  const client = useQueryClient();
  const shape = commandForms[command] ?? {};
  // What was selected when it was opened: what is done to it does not change what is told of it.
  const [selection] = useState(() => selectionOf(chosen));
  const [values, setValues] = useState<Values>({});
  const [errors, setErrors] = useState<Errors>({});
  const [act, setAct] = useState<BulkAct | null>(null);
  const body = useMemo(() => bodyOf(values), [values]);
  const text = JSON.stringify(body);
  // The same words sent again are the same order.
  const key = useMemo(() => randomKey(), [text]);
  const written = useSettled(missing(shape, body).length === 0 ? body : undefined, text);
  const order = { command, body: written, selection };
  const preview = useQuery({ ...previewQuery(order), enabled: act === null });
  const give = useMutation({
    mutationFn: () => giveOrder({ command, body, selection }, key),
    onSuccess: (given) => {
      client.setQueryData(actQuery(given.id).queryKey, given);
      setAct(given);
      actChanged(client);
    },
  });
  const start = (event: FormEvent) => {
    event.preventDefault();
    const lacks = missing(shape, body);
    setErrors(Object.fromEntries(lacks.map((name) => [name, frame.required])));
    if (lacks.length === 0) give.mutate();
  };
  const close = async () => {
    if (act === null) return onClose(null);
    const left = await leftOf(client, act.id).catch(() => []);
    actChanged(client);
    onClose(left);
  };
  const isNone = preview.data !== undefined && preview.data.allowed === 0;
  return (
    <SidePanel width={560} title={bulk.title(commands[command], count)} onClose={() => void close()}>
      {act ? (
        <BulkActView key={act.id} id={act.id} leftHint={bulk.failedStay} onUndo={setAct} />
      ) : (
        <>
          <p className="quiet">{bulk.cap(atMost)}</p>
          <BulkPreview order={order} />
          {give.isError && <RefusalBox refusal={refusalOf(give.error)} />}
          <form className="act-form" noValidate onSubmit={start}>
            <FormSpeaks value={{ matter: null, command, errors, units: preview.data?.units }}>
              <FormFields
                shape={shape}
                values={values}
                path=""
                onChange={(changed) => {
                  setValues(changed);
                  setErrors({});
                }}
              />
            </FormSpeaks>
            <Button
              type="primary"
              htmlType="submit"
              loading={give.isPending}
              disabled={isNone || preview.isError}
            >
              {bulk.start(commands[command], preview.data?.allowed)}
            </Button>
          </form>
        </>
      )}
    </SidePanel>
  );
}

/** What goes on is looked up again among one's bulk acts; of what has ended, the cases for which it came to nothing. */
async function leftOf(client: QueryClient, id: string): Promise<readonly string[]> {
  const { status, waiting } = await client.fetchQuery({ ...actQuery(id), staleTime: 0 });
  return status === 'under-way' && waiting > 0 ? [] : casesLeft(id);
}
