import type { NoticeSubjectOf } from '@fengqiao/contracts/http/intake/notice';

export type Words = readonly [zh: string, en: string];

export interface EventWords {
  readonly events: Readonly<Record<string, Words>>;
  /** For a fact of a newer release than ours. */
  readonly general: Words;
}

/** What clocks of disputes and resolutions are called; those of obligations are named `obligation-<id>`. */
export const mediationClockWords: Readonly<Record<string, Words>> = {
  resolve: ['化解时限', 'resolve'],
  'check-in': ['稳控走访', 'check-in'],
  session: ['调解会', 'session'],
  obligation: ['履行义务', 'obligation'],
  confirmation: ['司法确认期限', 'judicial confirmation'],
  visit: ['回访', 'visit'],
  resolution: ['议定事项', 'resolution'],
};

const disputeWords: Readonly<Record<string, Words>> = {
  screened: ['新排查纠纷', 'Newly screened'],
  accepted: ['已受理调解', 'Taken up for mediation'],
  'consent-recorded': ['当事人意愿已登记', 'Consent of a party is on record'],
  'identity-shown': ['当事人已证明身份', 'A party has shown who it is'],
  'code-issued': ['当事人已用回执换取新查询码', 'A new code was made by a party’s receipt'],
  'mediator-assigned': ['已指派调解员', 'A mediator is assigned'],
  'colour-changed': ['管控颜色已调整', 'Colour changed'],
  'complexity-raised': ['难易程度已上调', 'Complexity raised'],
  extended: ['化解时限已延长', 'Limit extended'],
  'checked-in': ['稳控情况已登记', 'Checked in on'],
  'session-planned': ['已安排调解会', 'Session planned'],
  'session-cancelled': ['调解会已取消', 'Session cancelled'],
  'session-held': ['调解会已召开', 'Session held'],
  'panelist-replaced': ['已更换调解员', 'Member of the panel replaced'],
  'tie-declared': ['已申报利害关系', 'Tie to a party declared'],
  'statement-recorded': ['已记录陈述', 'Statement recorded'],
  raised: ['已升至上一级调解', 'Raised to the next level'],
  'settlement-drafted': ['调解协议已拟订', 'Settlement drafted'],
  signed: ['调解协议已签署', 'Settlement signed'],
  agreed: ['已达成协议', 'Agreed'],
  'obligation-opened': ['义务已可履行', 'An obligation can be performed now'],
  'obligation-confirmed': ['义务履行已确认', 'Performance of an obligation confirmed'],
  'obligation-waived': ['义务已免除', 'An obligation was waived'],
  settled: ['纠纷已化解', 'Settled'],
  'deadline-moved': ['期限已按新规则重算', 'A limit is counted by new rules'],
  'confirmation-applied': ['已申请司法确认', 'Judicial confirmation asked for'],
  'court-decided': ['法院已作出裁定', 'The court has decided'],
  'confirmation-lapsed': ['司法确认期限已过', 'Time for judicial confirmation is over'],
  visited: ['已回访', 'Visited'],
  reopened: ['纠纷反复，已重启调解', 'Relapsed, mediation begins again'],
  'referred-out': ['已引导至其他途径', 'Referred to another remedy'],
  withdrawn: ['调解已终止', 'Mediation was stopped'],
  merged: ['已并入另一纠纷', 'Merged into another'],
  voided: ['已作废', 'Voided'],
  'took-in': ['并入一件纠纷', 'Another was merged into it'],
  'resolution-made': ['会商已有议定事项', 'A consultation has made a resolution'],
  'resolution-done': ['议定事项已落实', 'A resolution is carried out'],
};

const consultationWords: Readonly<Record<string, Words>> = {
  planned: ['已安排会商', 'Consultation planned'],
  held: ['会商已召开', 'Consultation held'],
  cancelled: ['会商已取消', 'Consultation called off'],
};

const jointWords: Readonly<Record<string, Words>> = {
  digested: ['今日联调情况', 'News of joint mediation'],
  imported: ['已批量导入纠纷', 'Disputes were imported'],
};

/**
 * Words for the events of each thing mediation speaks of, and a general sentence for those it does not have words for:
 * mediation may be of a newer release than we are.
 */
export const mediationWords: Readonly<Record<NoticeSubjectOf<'mediation'>, EventWords>> = {
  dispute: { events: disputeWords, general: ['矛盾纠纷有新情况', 'News of a dispute'] },
  consultation: { events: consultationWords, general: ['会商有新情况', 'News of a consultation'] },
  joint: { events: jointWords, general: ['一站联调有新情况', 'News of joint mediation'] },
};
