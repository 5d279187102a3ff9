import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { nameIn } from '../../parts/category-name.ts';
import { peopleQuery, unitsQuery } from '../api/queries.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { barFields, orderOf, orders, tabOf, type BarField, type WorklistSearch } from './worklist-search.ts';

/** Narrows the list; what is chosen goes into the address, from which the list is read. */
export function QueryBar({ search }: { search: WorklistSearch }) {
  const { texts, language } = useDeskSpeaking();
  const { worklist, words } = texts;
  const navigate = useNavigate();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const people = useQuery(peopleQuery(null)).data?.items ?? [];
  const narrow = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const bar = barFields.flatMap((name) => {
      const value = String(form.get(name) ?? '').trim();
      return value ? [[name, value]] : [];
    });
    const order = orders.find((each) => each === form.get('order'));
    const { where, columns } = search;
    const kept = { ...(where !== undefined && { where }), ...(columns !== undefined && { columns }) };
    const narrowed = { tab: tabOf(search), ...kept, ...(order && { order }), ...Object.fromEntries(bar) };
    void navigate({ to: '/cases', search: narrowed });
  };
  const filled = barFields.filter((name) => name !== 'q' && search[name]).length;
  const [isOpen, setOpen] = useState(filled > 0 || search.where !== undefined);
  const choice = (name: BarField, label: string, options: ReactNode) => (
    <label className="bar-field bar-more">
      <span>{label}</span>
      <select name={name} defaultValue={search[name] ?? ''}>
        <option value="">{worklist.any}</option>
        {options}
      </select>
    </label>
  );
  return (
    <form
      className={isOpen ? 'query-bar query-bar-open' : 'query-bar'}
      role="search"
      aria-label={worklist.filters}
      onSubmit={narrow}
    >
      <label className="bar-field bar-field-wide">
        <span>{worklist.q}</span>
        <input name="q" type="search" maxLength={100} defaultValue={search.q ?? ''} />
      </label>
      <Button className="bar-opener" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {worklist.filtersOpen(filled)}
      </Button>
      {choice(
        'ledger',
        worklist.ledger,
        Object.entries(words.ledgers).map(([ledger, { name }]) => (
          <option key={ledger} value={ledger}>
            {name}
          </option>
        )),
      )}
      {choice(
        'stage',
        worklist.stage,
        Object.entries(words.stages).map(([stage, { name }]) => (
          <option key={stage} value={stage}>
            {name}
          </option>
        )),
      )}
      {choice(
        'unit',
        worklist.unit,
        units.map((unit) => (
          <option key={unit.path} value={unit.path}>
            {nameIn(unit, language)}
          </option>
        )),
      )}
      {choice(
        'handler',
        worklist.handler,
        people.map(({ id, nameZh }) => (
          <option key={id} value={id}>
            {nameZh}
          </option>
        )),
      )}
      {choice(
        'overdue',
        worklist.overdue,
        <>
          <option value="true">{worklist.overdueYes}</option>
          <option value="false">{worklist.overdueNo}</option>
        </>,
      )}
      <label className="bar-field bar-more">
        <span>{worklist.order}</span>
        <select name="order" defaultValue={orderOf(search)}>
          {orders.map((order) => (
            <option key={order} value={order}>
              {worklist.orders[order]}
            </option>
          ))}
        </select>
      </label>
      <div className="bar-acts">
        <Button type="primary" htmlType="submit">
          {worklist.search}
        </Button>
        <Button
          className="bar-more"
          onClick={() => void navigate({ to: '/cases', search: { tab: tabOf(search) } })}
        >
          {worklist.reset}
        </Button>
      </div>
    </form>
  );
}
