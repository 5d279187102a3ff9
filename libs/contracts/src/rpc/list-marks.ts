import { z } from 'zod';
import { KnownUntil, type Service } from '../events/envelope.ts';

/**
 * `rpc.<owner>.list-marks`: how far the owner itself has said each partition is known. Asked by a reader that meets a
 * mark it cannot believe.
 */
export const Marks = KnownUntil;

export function listMarksSubject(owner: Service): string {
  return `rpc.${owner}.list-marks`;
}
