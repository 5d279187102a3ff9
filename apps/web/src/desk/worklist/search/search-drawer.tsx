import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { RefusalBox } from '../../../parts/refusal-box.tsx';
import { refusalOf } from '../../api/desk-client.ts';
import { countQuery } from '../../api/queries.ts';
import { useDeskTexts } from '../../speaking.tsx';
import { ConditionGroup } from './condition-group.tsx';
import { conditionText, emptyGroup, groupOf } from './condition-rows.ts';
import { SidePanel } from '../../parts/side-panel.tsx';

/** Builds a condition line by line, with how many cases of all it finds; the list is read when it is used. */
export default function SearchDrawer({
  where,
  now,
  onUse,
  onClose,
}: {
  where: string | undefined;
  now: string;
  onUse: (where: string | undefined) => void;
  onClose: () => void;
}) {
  const { find } = useDeskTexts();
  const before = groupOf(where);
  const [group, setGroup] = useState(before ?? emptyGroup);
  const text = conditionText(group);
  const count = useQuery({ ...countQuery(text === undefined ? {} : { where: text }), retry: false });
  return (
    <SidePanel
      width={720}
      title={find.title}
      onClose={onClose}
      footer={
        <div className="bar-acts">
          <Button type="primary" onClick={() => onUse(text)}>
            {find.use}
          </Button>
          <Button onClick={() => setGroup(emptyGroup)}>{find.clear}</Button>
          <span role="status" className="quiet">
            {count.data !== undefined && find.finds(count.data)}
          </span>
        </div>
      }
    >
      {before === null && <p className="hint">{find.notOurs}</p>}
      {count.isError && <RefusalBox refusal={refusalOf(count.error)} again={() => void count.refetch()} />}
      <ConditionGroup group={group} now={now} onChange={setGroup} />
    </SidePanel>
  );
}
