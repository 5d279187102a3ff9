import type { DisputeState } from '@fengqiao/domain/dispute/dispute';
import { remediesFor } from '@fengqiao/domain/dispute/settlement/remedies';
import { clockOfObligation } from '@fengqiao/domain/dispute/settlement/settlement';
import { stateOf } from '@fengqiao/domain/ladder/clock-instance';
import type { DisputeWords } from './dispute-words.ts';

/** The obligations in force, or, while none is, those of the draft that waits for signatures. */
export function obligationViews(
  state: DisputeState,
  words: DisputeWords,
  now: number,
  local: (moment: number) => string,
) {
  const { settlement } = state;
  const version = settlement?.inForce ?? settlement?.version ?? 0;
  const owedUnder = (each: number) => words.drafts.get(each)?.owed ?? {};
  const drafted = (settlement?.obligations ?? []).map((terms) => ({
    ...terms,
    state: 'shut' as const,
    instance: 0,
  }));
  const obligations = state.obligations.length > 0 ? state.obligations : drafted;
  return obligations.map((each) => {
    // What is done is shown in the words under which it was done, whatever a later version says.
    const done = each.state === 'confirmed' || each.state === 'waived';
    const owed = owedUnder((done ? words.performedUnder.get(each.id)?.version : undefined) ?? version);
    const clock = state.clocks.find(
      ({ name, instance }) => name === clockOfObligation(each.id) && instance === each.instance,
    );
    const inDefault = each.state === 'open' && clock !== undefined && stateOf(clock, now) === 'missed';
    return {
      id: each.id,
      kind: each.kind,
      who: each.who,
      toWhom: each.toWhom,
      what: owed[each.id]?.what ?? '',
      amountYuan: owed[each.id]?.amountYuan ?? null,
      dueAt: local(each.dueAt),
      after: [...each.after],
      state: each.state,
      inDefault,
      remedies: inDefault ? remediesFor(state).map((code) => ({ code, words: remedyWords[code] })) : [],
    };
  });
}

const remedyWords = {
  'perform-late': { 'zh-CN': '敦促义务人继续履行', en: 'Call on the other side to perform late' },
  'mediate-again': { 'zh-CN': '申请重新调解', en: 'Ask for mediation to be taken up again' },
  enforcement: { 'zh-CN': '向法院申请强制执行', en: 'Ask the court to enforce the confirmed settlement' },
  'judicial-confirmation': {
    'zh-CN': '双方共同申请司法确认',
    en: 'Ask the court jointly to confirm the settlement',
  },
  lawsuit: { 'zh-CN': '就调解协议向法院起诉', en: 'Bring an action on the settlement' },
} as const;
