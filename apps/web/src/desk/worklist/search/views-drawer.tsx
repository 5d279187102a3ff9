import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { nameIn } from '../../../parts/category-name.ts';
import { randomKey } from '../../../parts/random-key.ts';
import { RefusalBox } from '../../../parts/refusal-box.tsx';
import { intake, refusalOf, wanted } from '../../api/desk-client.ts';
import { meQuery, unitsQuery } from '../../api/queries.ts';
import { useNames } from '../../parts/names.ts';
import { useDeskSpeaking } from '../../speaking.tsx';
import { keptSearch, type WorklistSearch } from '../worklist-search.ts';
import { useViews, viewsKey } from './views.tsx';
import { SidePanel } from '../../parts/side-panel.tsx';

/** Keeps the search as it is under a name, and forgets one's own that are not wanted any more. */
export default function ViewsDrawer({ search, onClose }: { search: WorklistSearch; onClose: () => void }) {
  const { language, texts } = useDeskSpeaking();
  const { find } = texts;
  const client = useQueryClient();
  const views = useViews().data?.items ?? [];
  const me = useQuery(meQuery).data;
  const names = useNames();
  const units = (useQuery(unitsQuery).data?.items ?? []).filter(
    ({ path }) => me?.unit && (path === me.unit || path.startsWith(`${me.unit}.`)),
  );
  const [name, setName] = useState('');
  const [sharedWith, setSharedWith] = useState('');
  const again = () => client.invalidateQueries({ queryKey: viewsKey });
  const keep = useMutation({
    mutationFn: async () => {
      const same = views.find((view) => view.mine && view.name === name.trim());
      const body = { name: name.trim(), search: keptSearch(search), sharedWith: sharedWith || null };
      const path = { id: same?.id ?? randomKey() };
      return wanted(intake.PUT('/v1/views/{id}', { params: { path }, body }));
    },
    onSuccess: async () => {
      setName('');
      await again();
    },
  });
  const drop = useMutation({
    mutationFn: (id: string) => wanted(intake.DELETE('/v1/views/{id}', { params: { path: { id } } })),
    onSuccess: again,
  });
  const failed = keep.error ?? drop.error;
  return (
    <SidePanel width={480} title={find.keepView} onClose={onClose}>
      {failed && <RefusalBox refusal={refusalOf(failed)} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') keep.mutate();
        }}
      >
        <label className="field">
          <span>{find.viewName}</span>
          <input required maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <label className="field">
          <span>{find.shareWith}</span>
          <select value={sharedWith} onChange={({ target }) => setSharedWith(target.value)}>
            <option value="">{find.onlyMe}</option>
            {units.map((unit) => (
              <option key={unit.path} value={unit.path}>
                {nameIn(unit, language)}
              </option>
            ))}
          </select>
        </label>
        <p className="hint">{find.viewHint}</p>
        <Button type="primary" htmlType="submit" loading={keep.isPending}>
          {find.keep}
        </Button>
        <span role="status" className="quiet">
          {keep.isSuccess && ` ${find.kept}`}
        </span>
      </form>
      <h2>{find.myViews}</h2>
      <ul className="files">
        {views
          .filter(({ mine }) => mine)
          .map((view) => (
            <li key={view.id}>
              <bdi>{view.name}</bdi>
              {view.sharedWith && (
                <span className="quiet"> {find.sharedWith(names.unit(view.sharedWith))}</span>
              )}{' '}
              <Button
                size="small"
                type="text"
                aria-label={find.forgetView(view.name)}
                onClick={() => drop.mutate(view.id)}
              >
                {find.drop}
              </Button>
            </li>
          ))}
      </ul>
    </SidePanel>
  );
}
