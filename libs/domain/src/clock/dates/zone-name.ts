/** Where IANA puts its places. ICU has areas of its own beside them, such as `SystemV`. */
const areas =
  'Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US';

/** IANA's names without an area. It gives no new ones: all are kept from before 1993. */
const withoutArea =
  'CET|CST6CDT|Cuba|EET|EST|EST5EDT|Egypt|Eire|GB|GB-Eire|GMT|GMT[+-]?0|Greenwich|HST|Hongkong|Iceland|Iran|' +
  'Israel|Jamaica|Japan|Kwajalein|Libya|MET|MST|MST7MDT|NZ|NZ-CHAT|Navajo|PRC|PST8PDT|Poland|Portugal|ROC|ROK|' +
  'Singapore|Turkey|UCT|UTC|Universal|W-SU|WET|Zulu';

const place = '[a-z_][a-z0-9_+-]*';
const ianaName = new RegExp(`^(?:(?:${areas})(?:/${place}){1,2}|${withoutArea})$`, 'i');

/**
 * Whether a text is written as IANA writes a time zone's name (its theory.html, "Timezone identifiers"), in any letter
 * case; that there is such a place, only the data can say. Offsets are no names: `+08:00` has no summer time and no
 * history, and neither Go (Temporal's schedules) nor every Node reads it. What a runtime takes beside IANA's names is
 * its own: Node 22 began to take `+0800`, ICU takes `BST` and means Dhaka.
 */
export function isZoneName(text: string): boolean {
  return ianaName.test(text);
}
