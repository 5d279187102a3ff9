import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { randomKey } from '../../parts/random-key.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { refusalOf } from '../api/desk-client.ts';
import { Asked } from '../parts/asked.tsx';
import { useDeskTexts } from '../speaking.tsx';
import { actChanged, actQuery, stopAct, undoAct, type BulkAct } from './bulk-queries.ts';
import { BulkResults } from './bulk-results.tsx';

/** How far a bulk act has come, what became of each case, and how it is stopped or taken back. */
export function BulkActView({ id, ...props }: Omit<ProgressProps, 'act'> & { id: string }) {
  const act = useQuery(actQuery(id));
  return <Asked query={act}>{(data) => <Progress act={data} {...props} />}</Asked>;
}

interface ProgressProps {
  readonly act: BulkAct;
  /** What becomes of the cases for which it came to nothing. */
  readonly leftHint?: string;
  readonly onUndo: (undoing: BulkAct) => void;
}

function Progress({ act, leftHint, onUndo }: ProgressProps) {
  const { bulk } = useDeskTexts();
  const client = useQueryClient();
  const { id, status, total, done, refused, waiting } = act;
  const isUnderWay = status === 'under-way';
  const [wasUnderWay] = useState(isUnderWay);
  useEffect(() => {
    // The lists behind it show what was done.
    if (wasUnderWay && !isUnderWay) actChanged(client);
  }, [wasUnderWay, isUnderWay, client]);
  const stop = useMutation({ mutationFn: () => stopAct(id), onSuccess: () => actChanged(client) });
  const undo = useMutation({
    mutationFn: () => undoAct(id, randomKey()),
    onSuccess: (undoing) => {
      client.setQueryData(actQuery(undoing.id).queryKey, undoing);
      actChanged(client);
      onUndo(undoing);
    },
  });
  const failed = stop.error ?? undo.error;
  return (
    <section aria-labelledby="bulk-progress">
      <h3 id="bulk-progress">{act.undoes ? bulk.undoing : bulk.status[status]}</h3>
      <p role="status">
        {act.undoes && `${bulk.status[status]} · `}
        {bulk.progress({ total, done, refused, waiting })}
      </p>
      <progress max={total} value={done + refused} aria-labelledby="bulk-progress" />
      {failed && <RefusalBox refusal={refusalOf(failed)} />}
      <p className="bar-acts">
        {isUnderWay && (
          <Button loading={stop.isPending} onClick={() => stop.mutate()}>
            {bulk.stop}
          </Button>
        )}
        {act.undo.allowed && (
          <Button loading={undo.isPending} onClick={() => undo.mutate()}>
            {bulk.undo(done)}
          </Button>
        )}
      </p>
      <p className="hint">{isUnderWay ? bulk.goesOn : refused + waiting > 0 && leftHint}</p>
      <BulkResults act={act} />
    </section>
  );
}
