import { KnownUntil, type Service } from '../events/envelope.ts';

/**
 * `rpc.<owner>.list-marks`: how far the owner itself has said each partition is known. Asked by a reader that meets a
 * mark it cannot believe. Every owner answers with the shape of its marks.
 */
export const Marks = KnownUntil;
export type Marks = KnownUntil;

export function listMarksSubject(owner: Service): string {
  return `rpc.${owner}.list-marks`;
}
